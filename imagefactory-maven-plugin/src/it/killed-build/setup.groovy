// Three hundred images, of which a third comes with every other build.
import io.imagefactory.it.KilledBuild
import io.imagefactory.it.UserProject

new KilledBuild(new UserProject(basedir)).enrol(0)
return true
