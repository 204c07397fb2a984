// `mvn -o`: no goal needs a network.
import io.imagefactory.it.UserProject

def project = new UserProject(basedir)
project.assertAsExpected()
