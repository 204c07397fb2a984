// images.yaml names GitHub repositories, and the working tree is a checkout of one: its Dockerfiles are read from
// here, another branch from what was fetched. A repository that is not here stays pending, with what would serve it.
import io.imagefactory.it.UserProject

def project = new UserProject(basedir)
project.assertAsExpected()
project.assertPrinted(1, 'till: its Dockerfile was not looked at, and what is known of it is kept', '0 failed')
