// A file that the POM names must be there, even where a goal is bound to the build. Here its extension is misspelt.
import io.imagefactory.it.UserProject

def project = new UserProject(basedir)
project.assertPrinted(1, "imagesFile ${project.path('config/images.yml')} is not there")
project.assertAbsent('state')
