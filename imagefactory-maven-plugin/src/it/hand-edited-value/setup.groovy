// Files that nobody should write from here on.
import io.imagefactory.it.UserProject

new UserProject(basedir).age('state')
