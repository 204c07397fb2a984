// The report is a folder with a page, made from files alone; its data is a script that nothing in it can end. The site of
// the project has the same in a folder of its own, and links to it.
import io.imagefactory.it.UserProject

def project = new UserProject(basedir)
project.assertUntouched('state')
project.assertPrinted(1, 'target/imagefactory/report/index.html: 3 images and 1 base image')
assert project.text('target/imagefactory/report/index.html').contains("default-src 'none'")
def data = project.text('target/imagefactory/report/data.js')
assert data.contains('"title":"Images of \\u003C/script\\u003E\\u003Cb\\u003Eacme"')
assert !data.contains('<')
assert !project.path('public').toFile().exists()
assert project.text('target/site/imagefactory/data.js') == data
assert project.path('target/site/imagefactory/lib/dagre.min.js').toFile().isFile()
assert project.text('target/site/project-reports.html').contains('href="imagefactory/index.html"')
