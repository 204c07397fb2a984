// The state is committed as it should be.
import io.imagefactory.it.UserProject

def project = new UserProject(basedir)
project.commit()
project.age('state')
