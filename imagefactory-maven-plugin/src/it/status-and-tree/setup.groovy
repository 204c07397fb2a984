// The images of a team in every condition that files tell of.
import io.imagefactory.it.UserProject

new UserProject(basedir).age('state')
