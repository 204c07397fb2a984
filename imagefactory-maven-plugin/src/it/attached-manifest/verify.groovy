// `mvn install` puts the manifest beside the POM, as an artifact of its own type and classifier that another build
// can ask for.
import io.imagefactory.it.UserProject

def project = new UserProject(basedir)
def installed = new File(localRepositoryPath, 'it/attached-manifest/1/attached-manifest-1-kargo.yaml')
assert installed.text == project.text('target/imagefactory/kargo.yaml')
assert installed.text.contains('name: postgres')
