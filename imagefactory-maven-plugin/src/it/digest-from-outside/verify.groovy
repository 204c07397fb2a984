// Digests are for others to write: a build takes them as they are, whatever the form, and neither calls the files
// stale nor touches them.
import io.imagefactory.it.UserProject

def project = new UserProject(basedir)
project.assertUntouched('state')
project.assertPrinted(1, 'state says what images.yaml and the Dockerfiles say')
project.assertPrinted(2, 'state says what images.yaml and the Dockerfiles say')
