/** What a run has found, in the forms that CI systems show: annotations, summaries, reports. */
@NullMarked
package io.imagefactory.report.ci;

import org.jspecify.annotations.NullMarked;
