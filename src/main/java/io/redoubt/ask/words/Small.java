package io.redoubt.ask.words;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// Words that carry no meaning of their own in a question. Stateless.
final class Small {
  private static final Set<String> WORDS =
      Arrays.stream(
              """
              unique distinct per installed created fired queries query busy succeed succeeded run ran
              change changed changes agent agents suricata snort worked firewall
              a an the this that these those it its our my your their his her some any all
              every each no not none nothing something anything everything anyone someone
              somebody anybody everyone nobody who whom whose what which when where why how is
              are was were be been being am do does did done doing has have had having can
              could will would shall should may might must and or but nor so if then than as
              of in on at by for with without to from into onto over under about around
              between among through during within across against before after since until till
              up down out off again there here me us we i you he she they them him please show
              list tell give find get got see look looking look-up lookup check know explain
              describe want need like make made let many much more most least less few several
              often ever never still just only also too very same other others another else
              one ones first last latest recent recently new top total number amount count
              counts kind kinds type types sort way ways thing things stuff case cases happen
              happened happens happening occur occurred occurs going went gone go come came
              comes go-to use used using uses try tried tries trying attempt attempts
              attempted take took place seen saw sees say says said appear appeared appears
              exist exists possible possibly maybe really actually today's yesterday's event
              events record records entry entries log logs line lines data info information
              details detail result results answer question time times date day days night
              hour hours minute minutes week weeks month months period window long ago now yet
              already system systems environment infrastructure company organisation
              organization organized internal external outside inside unusual strange odd
              weird interesting notable important successful successfully successes success
              unsuccessful most-frequent frequent frequently common which's who's what's
              there's i'd i'm it's don't didn't n't not's yes hi hello hey dear thanks thank
              ok okay redoubt question's related regarding concerning involved involving user
              users account accounts username usernames name names named called host hosts
              hostname hostnames server servers machine machines computer computers
              workstation workstations address addresses ip ips process processes program
              programs port ports url urls path paths domain domains file files activity
              activities action actions source sources destination destinations
              """
                  .split("\\s+"))
          .collect(Collectors.toUnmodifiableSet());

  private Small() {}

  /// Whether the word is one of these, in any case.
  static boolean is(String word) {
    return word.length() < 2 || WORDS.contains(Reading.folded(word));
  }
}
