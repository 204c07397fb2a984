// Two images stand on a base image that moved eleven days ago, and one of them waits for fourteen.
import io.imagefactory.it.UserProject

new UserProject(basedir).age('state')
