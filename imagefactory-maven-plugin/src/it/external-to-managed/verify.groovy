// An external image becomes a managed one: `source` was added in images.yaml. What was observed of it, and a key that
// somebody else put there, stay; its base image gets the Warehouse that it had itself.
import io.imagefactory.it.UserProject

new UserProject(basedir).assertAsExpected()
