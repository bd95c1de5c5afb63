package org.onroll.notificationintake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.onroll.domain.identity.Identity;
import org.onroll.platform.fixture.RollText;

/** Files of returns, as a school office would make them. */
final class ReturnsText {
  static final String HEADER =
      "Kind,UPN,Surname,Forename,DOB,Sex,YearGroup,AddressLine1,Town,Postcode,EntryDate,StartingDay,"
          + "DeletionDate,Ground,DestinationKind,DestinationURN,DestinationFirstDay,SocialCare,"
          + "Parent1Name,Parent1LivesWith,Parent1EmergencyNumber,SafeguardingConcern";

  private ReturnsText() {}

  /** The same return as {@link Office#newPupil}. */
  static String newPupil(Identity pupil, String date) {
    return "new-pupil," + pupil(pupil, "5") + "," + date + "," + date + ",,,,,,," + parent();
  }

  /** The same return as {@link Office#deletion}. */
  static String deletion(Identity pupil, String date) {
    return "deletion,"
        + pupil(pupil, "")
        + ",,,"
        + date
        + ",a,school,999102,"
        + date
        + ",no,"
        + parent();
  }

  private static String pupil(Identity pupil, String year) {
    return String.join(
        ",",
        pupil.upn(),
        pupil.surname(),
        pupil.forename(),
        pupil.dateOfBirth().toString(),
        pupil.sex(),
        year,
        "1 Sample Street,Exampleton,ZZ1 1ZZ");
  }

  private static String parent() {
    return "Ada Example-Pupil,yes,01632 960001,no";
  }

  static String file(String... rows) {
    return file(List.of(rows));
  }

  static String file(List<String> rows) {
    return HEADER + "\r\n" + String.join("\r\n", rows) + "\r\n";
  }

  /** New-pupil returns of these pupils. */
  static List<String> newPupils(int from, int to, String date) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(n -> newPupil(RollText.identity(n), date))
        .toList();
  }

  static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
