// The image moves to another registry and is to be rebuilt less often. The state says so, and keeps when it was
// enrolled and built, its digest and its version; the base image, whose file needs no change, is not touched.
import io.imagefactory.it.UserProject

def project = new UserProject(basedir)
project.assertAsExpected()
project.assertUntouched('state/base-images')
project.assertPrinted(1, '  updated  state/images/shop.yaml (lastDiscovery, enrollment)')
