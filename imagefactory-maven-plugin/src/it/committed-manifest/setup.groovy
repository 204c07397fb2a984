// The manifest is committed as it was before images.yaml was changed.
import io.imagefactory.it.UserProject

new UserProject(basedir).commit()
