// A state that is neither complete nor up to date.
import io.imagefactory.it.UserProject

def project = new UserProject(basedir)
project.age('state')
