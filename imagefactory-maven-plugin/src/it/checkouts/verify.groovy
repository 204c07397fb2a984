// Repositories of other teams are checked out beside images.yaml, and the POM says which folder is which: they serve
// whatever branch is asked for. A folder that is not there is no checkout.
import io.imagefactory.it.UserProject

def project = new UserProject(basedir)
project.assertAsExpected()
project.assertPrinted(1, 'not-cloned: its Dockerfile was not looked at')
project.assertPrinted(2, 'state says what images.yaml and the Dockerfiles say')
