// A base image that nobody has touched for long.
import io.imagefactory.it.UserProject

new UserProject(basedir).age('state/base-images')
