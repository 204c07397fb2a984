// State that says what it should, one file of it in another writer's hand.
import io.imagefactory.it.UserProject

def project = new UserProject(basedir)
project.age('state')
