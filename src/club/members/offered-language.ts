import type { ClubTx } from '../../db/club-tx.ts'
import type { Member } from '../../terms/member.ts'
import type { Language } from '../../terms/speech.ts'
import { isInformed } from './hello.ts'
import { changeSettings, settingsOf } from './settings.ts'

/** The language of the profile of somebody who was just linked: his first private message offers it, where it is another. */
export async function noteLanguageToOffer(club: ClubTx, member: Member, profile: Language | undefined): Promise<void> {
  if (profile === undefined || profile === member.reads.language) return
  if ((await settingsOf(club, member.id)).languageOffered) return
  await changeSettings(club, member.id, settings => ({ ...settings, languageToOffer: profile }))
}

/**
 * The language of his profile, where it is another than the one he is written to in: on his own page it stands whenever he
 * looks. Once it has stood there, no other answer offers it.
 */
export async function offerLanguage(club: ClubTx, by: Member, profile: Language | undefined): Promise<Language | null> {
  if (profile === undefined || profile === by.reads.language) return null
  await isLanguageToOffer(club, by, profile)
  return profile
}

/**
 * Whether the language of his profile, which the club is not written in, is to be offered: once, and never taken for him.
 */
export async function isLanguageToOffer(club: ClubTx, by: Member, profile: Language | undefined): Promise<boolean> {
  if (profile === undefined || profile === by.reads.language) return false
  const { languageOffered, languageToOffer } = await settingsOf(club, by.id)
  if (languageOffered || (languageToOffer && (await isInformed(club, by.id)))) return false
  // His first private message is still to come: it says nothing of it any more.
  await changeSettings(club, by.id, ({ languageToOffer: _, ...settings }) => ({ ...settings, languageOffered: true }))
  return true
}
