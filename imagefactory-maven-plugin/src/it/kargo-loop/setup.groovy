// The project is a repository of its own, so that the path of the state in it is known.
import io.imagefactory.it.UserProject

new UserProject(basedir).commit()
return true
