// A project without images.yaml: goals that are bound to the build pass it over and say so; one that was called by
// name has nothing else to do, fails, and says where it looked.
import io.imagefactory.it.UserProject

def project = new UserProject(basedir)
project.assertPrinted(1, 'no images.yaml here: nothing to do', 'BUILD SUCCESS')
project.assertPrinted(
        2,
        "there is no images.yaml to read: looked for ${project.path('images.yaml')}",
        'create it, or name another file, or a folder, with -Dimagefactory.imagesFile')
project.assertAbsent('state')
project.assertAbsent('target/imagefactory')
