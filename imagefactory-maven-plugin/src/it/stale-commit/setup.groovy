// The stale state is committed.
import io.imagefactory.it.UserProject

new UserProject(basedir).commit()
