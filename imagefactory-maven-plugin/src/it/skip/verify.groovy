// All goals are told to do nothing, and do nothing.
import io.imagefactory.it.UserProject

def project = new UserProject(basedir)
project.assertPrinted(1, 'imagefactory.skip is set: nothing is done')
project.assertAbsent('state')
project.assertAbsent('target/imagefactory')
