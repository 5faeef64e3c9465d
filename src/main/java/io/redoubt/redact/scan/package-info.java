/// Finds what must not leave in a text: secrets and identifiers, in the spellings that logs bring
/// (JSON-escaped, URL-encoded, XML, base64, hexadecimal, wrapped). May import nothing of Redoubt.
///
/// A text enters, [Find]s leave. Start at [TextScan]. [Shadow] undoes the spellings, [SecretScan]
/// knows the kinds of secrets (`redact/secrets.tsv` on the class path), [KeyedScan] values behind
/// a telling name, [IdentifierScan] addresses, names and numbers that have a shape, [PersonScan]
/// people that no field names (lists of [NameList], how a word sounds, words around it),
/// [TokenScan] whatever looks drawn at random. All of it takes time linear in the text.
@NullMarked
package io.redoubt.redact.scan;

import org.jspecify.annotations.NullMarked;
