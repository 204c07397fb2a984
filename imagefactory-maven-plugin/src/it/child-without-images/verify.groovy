// Two modules inherit the plugin, and one of them has no images: it is passed over, whether the goals are bound or
// called by name. Only where no project of the build has images does a goal that was called by name fail.
import io.imagefactory.it.UserProject

def project = new UserProject(basedir)
project.assertPrinted(1, 'no images.yaml here: nothing to do', 'state/images/shop.yaml', 'BUILD SUCCESS')
project.assertPrinted(2, 'no images.yaml here: nothing to do', '2 unchanged', 'BUILD SUCCESS')
project.assertPrinted(3, "there is no images.yaml to read: looked for ${project.path('website/images.yaml')}")
project.assertAbsent('website/state')
project.assertAbsent('website/target/imagefactory')
assert project.names('images/state') == ['base-images/golang-1.25.yaml', 'images/shop.yaml']
