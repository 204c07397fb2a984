// The Dockerfile was moved from one base image to another. The new one is watched from now on; the one that nobody
// uses any more goes to the archive with all that is known of it, and loses its Warehouse.
import io.imagefactory.it.UserProject

def project = new UserProject(basedir)
project.assertAsExpected()
project.assertPrinted(
        1,
        '  created  state/base-images/golang-1.25.yaml',
        '  archived state/_archive/base-images/golang-1.24.yaml')
