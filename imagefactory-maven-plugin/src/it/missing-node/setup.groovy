// A program is executable wherever the sources come from.
import io.imagefactory.it.UserProject

new UserProject(basedir).path('old-node').toFile().executable = true
return true
