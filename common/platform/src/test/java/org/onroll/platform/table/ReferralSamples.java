package org.onroll.platform.table;

import static org.onroll.platform.table.Samples.AT;
import static org.onroll.platform.table.Samples.CANARY;
import static org.onroll.platform.table.Samples.CHILD;
import static org.onroll.platform.table.Samples.DAY;
import static org.onroll.platform.table.Samples.HASH;
import static org.onroll.platform.table.Samples.NAMELESS;
import static org.onroll.platform.table.Samples.OTHER;

import java.util.List;
import java.util.stream.Stream;
import org.onroll.domain.enquiry.Groups;
import org.onroll.domain.enquiry.VulnerabilityGroup;
import org.onroll.domain.ledger.Claim;
import org.onroll.domain.records.Stored;
import org.onroll.domain.referral.KeptReferral;
import org.onroll.domain.referral.LegalBasis;
import org.onroll.domain.referral.Outcome;
import org.onroll.domain.referral.Received;
import org.onroll.domain.referral.Referrer;
import org.onroll.domain.referral.RollQuestion;
import org.onroll.domain.referral.Route;
import org.onroll.domain.returns.MadeReferral;
import org.onroll.domain.returns.Original;
import org.onroll.domain.returns.OriginalChunk;

/** What comes with referrals. */
final class ReferralSamples {
  private ReferralSamples() {}

  static Stream<Stored> all() {
    Received letter = new Received(Received.How.LETTER, AT.minusSeconds(3600));
    return Stream.of(
        new KeptReferral(
            "r-7",
            "R-7K3Q-9PZD",
            Referrer.POLICE,
            "Children Act 2004 s11",
            "officer-1",
            Route.STOPPED,
            Outcome.CME,
            CHILD,
            CANARY,
            true,
            AT,
            letter,
            DAY,
            "case-1",
            true,
            "officer-2",
            AT.plusSeconds(60),
            "told by telephone",
            2),
        new KeptReferral(
            "r-8",
            "R-7K3Q-9PZE",
            Referrer.RESIDENT,
            "",
            "referrer-1",
            Route.NOT_SURE,
            Outcome.ENQUIRY,
            OTHER,
            NAMELESS,
            false,
            AT,
            null,
            DAY,
            "",
            false,
            "",
            null,
            "",
            1),
        new RollQuestion(
            "q-1",
            "Another Council",
            LegalBasis.MISSING_EDUCATION,
            "officer-1",
            AT,
            letter,
            CANARY,
            RollQuestion.Answer.ON_ROLL,
            Claim.Grade.ON_ROLL,
            "999101"),
        new RollQuestion(
            "q-2",
            "Another Council",
            LegalBasis.OTHER,
            "authority-1",
            AT,
            null,
            NAMELESS,
            RollQuestion.Answer.NOT_ON_ROLL,
            null,
            ""),
        new MadeReferral("r-7", DAY, "M-1", "officer-1", AT),
        new MadeReferral("r-8", DAY, "", "referrer-1", AT),
        new Original("r-7", 1, 2, Original.Type.PDF, 4_000_000, HASH, 12, "officer-1", AT),
        new Original("r-8", 1, 1, Original.Type.TEXT, 0, HASH, 0, "officer-1", AT),
        new OriginalChunk("r-7", HASH, 0, new byte[] {'%', 'P', 'D', 'F', 0, (byte) 0xff}),
        new OriginalChunk("r-7", HASH, 1, new byte[0]),
        new Groups(
            CHILD,
            List.of(
                new Groups.Entry(VulnerabilityGroup.YOUNG_CARER, "officer-1", AT, "", null, ""),
                new Groups.Entry(
                    VulnerabilityGroup.RUNAWAY,
                    "officer-1",
                    AT,
                    "officer-2",
                    AT.plusSeconds(60),
                    "the wrong child")),
            2),
        new Groups(OTHER, List.of(), 1));
  }
}
