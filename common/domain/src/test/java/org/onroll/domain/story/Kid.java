package org.onroll.domain.story;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.onroll.domain.identity.Identity;
import org.onroll.domain.identity.Upn;
import org.onroll.domain.roll.Address;
import org.onroll.domain.roll.Pupil;
import org.onroll.domain.school.EnrolStatus;
import org.onroll.domain.school.YearGroup;

/** A synthetic child as one school's roll would show it; each change gives another line. */
public record Kid(
    Identity identity,
    YearGroup year,
    @Nullable LocalDate entered,
    EnrolStatus status,
    String admissionNumber,
    String formerUpn) {

  /**
   * Born on 1 May 2017, in Year 4 and on roll since 2021, with a UPN that follows from the name.
   */
  public static Kid called(String forenameAndSurname) {
    String[] names = forenameAndSurname.split(" ", 2);
    Identity identity =
        new Identity(
            number(forenameAndSurname.hashCode()),
            names[1],
            names[0],
            "",
            LocalDate.of(2017, 5, 1),
            "F");
    return new Kid(identity, YearGroup.Y4, LocalDate.of(2021, 9, 3), EnrolStatus.C, "", "");
  }

  /** A permanent UPN with a right check letter. */
  public static String number(int seed) {
    int n = Math.floorMod(seed, 10_000_000);
    String rest = "931" + String.format("%04d", n / 1000) + "21" + String.format("%03d", n % 1000);
    return Upn.checkLetter(rest) + rest;
  }

  /** A temporary UPN with a right check letter. */
  public static String temporaryNumber(int seed) {
    String rest = number(seed).substring(1, 12) + "V";
    return Upn.checkLetter(rest) + rest;
  }

  public Pupil pupil() {
    return new Pupil(
        identity, year, entered, status, false, admissionNumber, formerUpn, Address.NONE);
  }

  public Kid born(String day) {
    return with(
        new Identity(
            identity.upn(),
            identity.surname(),
            identity.forename(),
            identity.middleNames(),
            LocalDate.parse(day),
            identity.sex()));
  }

  public Kid forename(String name) {
    return with(
        new Identity(
            identity.upn(),
            identity.surname(),
            name,
            identity.middleNames(),
            identity.dateOfBirth(),
            identity.sex()));
  }

  public Kid surname(String name) {
    return with(
        new Identity(
            identity.upn(),
            name,
            identity.forename(),
            identity.middleNames(),
            identity.dateOfBirth(),
            identity.sex()));
  }

  public Kid upn(String upn) {
    return with(
        new Identity(
            upn,
            identity.surname(),
            identity.forename(),
            identity.middleNames(),
            identity.dateOfBirth(),
            identity.sex()));
  }

  public Kid withoutUpn() {
    return upn("");
  }

  public Kid temporary() {
    return upn(temporaryNumber(identity.upn().hashCode()));
  }

  public Kid in(YearGroup group) {
    return new Kid(identity, group, entered, status, admissionNumber, formerUpn);
  }

  public Kid entered(String day) {
    return new Kid(identity, year, LocalDate.parse(day), status, admissionNumber, formerUpn);
  }

  public Kid withoutEntryDate() {
    return new Kid(identity, year, null, status, admissionNumber, formerUpn);
  }

  public Kid as(EnrolStatus registration) {
    return new Kid(identity, year, entered, registration, admissionNumber, formerUpn);
  }

  public Kid admission(String number) {
    return new Kid(identity, year, entered, status, number, formerUpn);
  }

  public Kid formerly(String upn) {
    return new Kid(identity, year, entered, status, admissionNumber, upn);
  }

  private Kid with(Identity other) {
    return new Kid(other, year, entered, status, admissionNumber, formerUpn);
  }

  boolean isNamedIn(Identity other) {
    return identity.surname().equals(other.surname())
        && identity.forename().equals(other.forename());
  }
}
