import { type Command, neverTyped } from '../../grammar/define.ts'
import { commandWords } from '../../grammar/form.ts'
import type { Member } from '../../terms/member.ts'
import { isFor } from '../../terms/who.ts'
import { actions, button, heading, list, note, paragraph, view } from '../../view/build.ts'
import type { Line, View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { linkPress } from './presses.ts'

type Asking = { readonly commands: readonly Command[]; readonly by: Pick<Member, 'roles'> | null }

const lineOf = ({ name, under }: Command, words: Words): Line => {
  const wording = commandWords(words, name)
  return under === undefined ? words.help.line(name, wording.says) : words.help.line(under, wording.says, wording.name)
}

/** What this person may type here, in his words; the organizers' own stand apart. */
export function helpCard({ commands, by }: Asking, words: Words): View {
  const { help } = words
  const typed = commands.filter(
    ({ who, under, name }) => under !== neverTyped && name !== 'assidu' && isFor(who, by?.roles ?? null),
  )
  // A command with sub-commands answers everybody, but serves those who may type what is under it.
  const heads = new Set(commands.flatMap(({ under }) => (under === undefined ? [] : [under])))
  const isOrganizers = ({ name, under, who }: Command) => under !== undefined || who === 'organizer' || heads.has(name)
  const everybodys = typed.filter(command => !isOrganizers(command))
  const organizers = by?.roles.includes('organizer') ? typed.filter(isOrganizers) : []
  return view(
    help.title,
    paragraph(help.intro()),
    list(everybodys.map(command => lineOf(command, words))),
    organizers.length > 0 && heading(help.organizersHeading),
    organizers.length > 0 && list(organizers.map(command => lineOf(command, words))),
    by !== null && note(help.everything()),
    by === null && note(help.notAMember()),
    by === null && actions(button(linkPress('ask'), help.onTheList)),
  )
}
