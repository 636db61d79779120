import type { ClubTx } from '../../db/club-tx.ts'
import type { Drafts } from '../../grammar/draft.ts'
import type { RawValues } from '../../grammar/questions.ts'
import { usualHours } from '../../notices/quiet-hours.ts'
import type { Member } from '../../terms/member.ts'
import { type OptionalKind, optionalKinds, organizersKinds } from '../../terms/optional-kinds.ts'
import type { Change, Profile } from '../../terms/profile.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import type { Option } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { connection } from '../members/connected.ts'
import { profileOf, revertProfile } from '../members/profile.ts'
import { isPresent, memberById, memberOf } from '../members/queries.ts'
import { reachedHow } from '../members/reached.ts'
import { isOrganizer } from '../who-may.ts'
import type { OtherProfile, OwnProfile } from './cards.ts'
import { profilePress } from './presses.ts'

type Asked = { readonly club: ClubTx; readonly by: Member }

/** One's own profile, as it is now. */
export async function ownProfile({ club, by }: Asked): Promise<OwnProfile> {
  // Read anew: what he has just changed stands there.
  return { member: await memberById(club, by.id), profile: await profileOf(club, by.id), clubs: club.speech.language }
}

/** Another member's profile, with what connects the two. */
export async function otherProfile({ club, by }: Asked, id: string): Promise<OtherProfile | Refusal> {
  const member = await memberOf(club, id)
  if ('refused' in member) return member
  if (!isPresent(member, club.today)) return refuse('someone who left', { name: member.name })
  const { ties, common } = await connection(club, by.id, id)
  return { member, ties, common, reached: await reachedHow(club, id) }
}

/** The kinds of message that this member could get, and may switch off. */
const kindsFor = (asked: Asked): readonly OptionalKind[] =>
  optionalKinds.filter(kind => !organizersKinds.includes(kind) || isOrganizer(asked))

/** What the form of messages is opened with. Ticked is what he gets. */
export async function messagesForm(
  asked: Asked,
  words: Words,
): Promise<{ readonly filled: RawValues; readonly options: { readonly kinds: readonly Option[] } }> {
  const { language, zone, hours, keepForMorning, off, phone } = await profileOf(asked.club, asked.by.id)
  const kinds = kindsFor(asked)
  const { from, to } = hours ?? usualHours
  return {
    filled: {
      ...{ language: language ?? '', zone: zone ?? '', from, to, everyDay: hours?.weekEnds ?? false, keepForMorning },
      ...{ kinds: kinds.filter(kind => !off.includes(kind)), phone: phone ?? '' },
    },
    options: { kinds: kinds.map(kind => ({ value: kind, label: words.notices.kinds[kind] })) },
  }
}

/** The form of one part, with what it holds now. */
export async function partForm(
  { club, by }: Asked,
  fields: readonly (keyof Profile)[],
): Promise<{ readonly filled: RawValues }> {
  const profile = await profileOf(club, by.id)
  return { filled: Object.fromEntries(fields.map(field => [field, (profile[field] as string | null) ?? ''])) }
}

/** Keeps what was there before for half an hour, sealed; gives the id that Undo carries. Nothing to undo: none. */
export const keepBefore = async (drafts: Drafts, changes: readonly Change[]): Promise<string | null> =>
  changes.length === 0
    ? null
    : drafts.keep({
        command: profilePress.command,
        form: undoing,
        said: Object.fromEntries(
          changes.map(({ field, before, after }) => [field, [JSON.stringify(before), JSON.stringify(after)]]),
        ),
      })

const undoing = 'undo'

function changeKept([field, kept]: [string, unknown]): Change {
  const [before, after] = kept as readonly [string, string]
  return { field, before: JSON.parse(before), after: JSON.parse(after) } as Change
}

/** Gives back the former values, where nothing has changed them since. */
export async function undoChanges(
  { club, by }: Asked,
  drafts: Drafts,
  id: string,
): Promise<readonly Change[] | Refusal> {
  const draft = await drafts.of(id)
  if (draft?.sent) return refuse('done already', { by: null })
  if (draft?.command !== profilePress.command || draft.form !== undoing) return refuse('former values gone', {})
  const undone = await revertProfile(club, { by, changes: Object.entries(draft.said).map(changeKept) })
  await drafts.spend(id, draft)
  return undone.length === 0 ? refuse('former values gone', {}) : undone
}
