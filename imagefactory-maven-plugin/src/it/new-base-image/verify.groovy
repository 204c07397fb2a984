// The Dockerfile was moved from one base image to another. The new one is watched from now on; the one that nobody
// uses any more goes to the archive with all that is known of it, and loses its Warehouse.
import io.imagefactory.it.UserProject

def project = new UserProject(basedir)
project.assertAsExpected()
project.assertPrinted(
        1,
        '::error file=images.yaml,line=1,col=3,title=imagefactory%3Averify::state/base-images/golang-1.25.yaml is not what',
        '::error file=state/base-images/golang-1.24.yaml,line=1,col=1,')
project.assertPrinted(
        2,
        '  created  state/base-images/golang-1.25.yaml',
        '  archived state/_archive/base-images/golang-1.24.yaml')
