package io.imagefactory.maven;

import io.imagefactory.core.enroll.Proposal;
import io.imagefactory.core.enroll.ProposalText;
import io.imagefactory.core.enroll.Proposals;
import io.imagefactory.core.text.Count;
import io.imagefactory.core.text.Excerpt;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.maven.plugin.logging.Log;

/** Tells what {@code enroll} has found. */
record EnrollReport(Log log) {

    /** @param shown the proposals that are sure enough */
    void print(Proposals found, List<Proposal> shown) {
        ProposalText.table(shown).forEach(log::info);
        List<Proposal> others = found.proposals().stream()
                .filter(proposal -> !shown.contains(proposal))
                .toList();
        if (!others.isEmpty()) {
            log.info("not shown: " + ProposalText.summary(others) + "; see them with -Dimagefactory.confidence=guess");
        }
        found.passedOver().stream()
                .collect(Collectors.groupingBy(
                        Proposals.PassedOver::reason,
                        TreeMap::new,
                        Collectors.mapping(Proposals.PassedOver::where, Collectors.toList())))
                .forEach((reason, files) ->
                        log.info("passed over: " + Excerpt.of(reason) + ": " + Excerpt.of(Listing.names(files))));
        found.changed().forEach(change -> log.warn(Excerpt.of(change)));
        log.info("found: " + ProposalText.summary(found.proposals()) + "; "
                + Count.of(found.enrolled().size(), "image") + " already enrolled");
    }

    static String added(List<Proposal> proposals) {
        return Count.of(proposals.size(), "image") + " added";
    }

    static String them(List<Proposal> proposals) {
        return proposals.size() == 1 ? "it" : "them";
    }
}
