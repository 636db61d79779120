import type { NoPhone } from '../../terms/phones.ts'
import type { Candidate, GeneralRefusals } from '../../terms/refusals/general.ts'
import type { RefusalFacts } from '../../terms/refusals.ts'
import type { Line } from '../../view/view.ts'
import { dateText, listed, plural } from '../english.ts'
import { command, line, named } from '../line.ts'

export type RefusalWords<Codes extends keyof RefusalFacts = keyof RefusalFacts> = {
  readonly [C in Codes]: (facts: RefusalFacts[C]) => Line
}

const general: RefusalWords<keyof GeneralRefusals> = {
  'unknown command': ({ typed, near }) =>
    near.length > 0
      ? line`I don’t know “${typed}”. Did you mean ${listed(
          near.map(name => `/${name}`),
          'or',
        )}? ${command('help')} shows everything.`
      : line`I don’t know “${typed}”. ${command('help')} shows what you can type.`,
  'members only': ({ organizers }) =>
    line`This is for the club’s members. ${organizers.length > 0 ? `${listed(organizers, 'or')} can add you to the list.` : 'An organizer can add you to the list.'}`,
  'organizers only': ({ organizers }) =>
    line`This is for the club’s organizers. ${organizers.length > 0 ? `${listed(organizers, 'or')} can help you.` : ''}`,
  'no club here': ({ administrator }) =>
    administrator
      ? line`There is no club here yet. Type ${command('club')} to set one up.`
      : line`There is no club here yet. An administrator can set one up with ${command('club')}.`,
  'not for you': () => line`This button is for someone else. ${command('help')} shows what you can do.`,
  'no longer possible': () => line`This is no longer open: it has been settled since. Nothing was changed.`,
  'done already': ({ by }) =>
    by === null
      ? line`That is done already. Nothing was done twice.`
      : line`${named({ name: by })} has done that already. Nothing was done twice.`,
  'draft expired': () =>
    line`This form is no longer open: it was sent already, or kept for more than 30 minutes. If something is missing, please type the command again.`,
  'unknown member': ({ typed, near }) =>
    typed === ''
      ? line`This person is not on the club’s list. Choose a member by name.`
      : near.length > 0
        ? line`I find nobody called “${typed}” on the club’s list. Did you mean ${listed(
            near.map(({ name }) => name),
            'or',
          )}?`
        : line`I find nobody called “${typed}” on the club’s list. Check the spelling, or choose from the list.`,
  'several members': ({ typed, among }) => line`“${typed}” could be ${listed(fewOf(among), 'or')}. Who is meant?`,
  'someone who left': ({ name }) => line`${named({ name })} is no longer a member of the club.`,
  yourself: () => line`That is you. Choose another member.`,
  'same member twice': ({ member }) => line`${named(member)} is there twice. Choose two different members.`,
  missing: () => line`Please fill this in.`,
  'too few people': ({ min }) =>
    line`Choose ${min === 1 ? 'a member' : `at least ${plural(min, 'member')}`} of the club.`,
  'too many people': ({ max }) => line`That is too many: at most ${plural(max, 'member')} beside you.`,
  'too long': ({ max, found }) => line`This is ${plural(found, 'character')} long; at most ${max} fit here.`,
  'not a choice': ({ typed }) => line`“${typed}” is not one of the choices.`,
  'not a date': ({ typed }) => line`I can’t read “${typed}” as a date. Write it like 2026-12-03 or 3 December.`,
  'unclear date': ({ typed, could }) =>
    line`“${typed}” is not clear. Did you mean ${listed(
      could.map(day => dateText(day)),
      'or',
    )}?`,
  'not a moment': ({ typed }) =>
    line`I can’t read “${typed}” as a day and an hour. Write it like “Thursday 10:00, Friday 14:30”, or “yesterday”.`,
  'too many moments': ({ max }) => line`At most ${plural(max, 'moment')}: fewer are easier to choose from.`,
  'not a time': ({ typed }) => line`I can’t read “${typed}” as a time. Write it like 7:45.`,
  'not an e-mail address': ({ typed }) => line`“${typed}” is not an e-mail address. Write it like ana@example.org.`,
  'not a telephone number': ({ typed, why }) => line`${noPhone[why](typed)}`,
  'settings unchanged': () => line`This is how it is already: nothing to change.`,
  'in the past': () => line`That moment has passed. Choose one that lies ahead.`,
}

const noPhone: { readonly [W in NoPhone]: (typed: string) => string } = {
  'no number': typed =>
    `“${typed}” is no telephone number. Write it like 020 7946 0018 or +33 6 12 34 56 78, or leave it empty.`,
  'digits missing': typed =>
    `Figures are missing from “${typed}”. If the number is of another country, begin with its code, such as +352.`,
  'digits too many': typed =>
    `“${typed}” has too many figures. If the number is of another country, begin with its code, such as +49.`,
  'unknown number': typed =>
    `“${typed}” is nobody’s number: check its figures. If it is of another country, begin with its code, such as +41.`,
  'no country': typed => `Which country is “${typed}” in? Begin with its code, such as +33 or +44.`,
  rounded: typed => `A spreadsheet has rounded this number (“${typed}”): its figures are lost. Type it again.`,
  'several numbers': typed => `“${typed}” holds several numbers: keep the one to call first.`,
}

/** The first few of those who may be meant, and how many others. */
const fewOf = (among: readonly Candidate[]): readonly string[] =>
  among.length <= 6
    ? among.map(({ name }) => name)
    : [...among.slice(0, 5).map(({ name }) => name), `${among.length - 5} others`]

export const generalWords = {
  refusals: general,
  buttons: {
    correct: 'Correct',
    undo: 'Undo',
    why: 'Why this message?',
    open: 'Open',
    cancel: 'Cancel',
    /** Of a list: `rest` are still to come. */
    nextPage: (rest: number) => `Next (${rest} more)`,
    previousPage: 'Previous page',
  },
  field: { optional: 'optional', yes: 'Yes', none: 'No choice' },
  toCheck: 'Is this right?',
  choose: 'Choose…',
  checkFirst: (unplaced: readonly string[]) =>
    unplaced.length === 0
      ? line`I may not have understood all of it: please check before you send.`
      : line`I could not tell where this belongs: ${unplaced.map(one => `“${one}”`).join(', ')}. Please check before you send.`,
  oops: (reference: string) =>
    line`Something went wrong on my side, and nothing was changed. Please try again; if it happens again, give an organizer this reference: ${reference}.`,
  away: () =>
    line`I can’t open the club’s books right now. Please try again in a minute, and look first whether it is done already.`,
  tooBusy: () =>
    line`There is more to do at once than I can manage. Nothing was changed and nothing is lost: please try again in a moment.`,
  nothingHere: 'Nothing here yet.',
  /** Of a message whose facts are gone. */
  nothingLeft: 'What stood here is no longer kept.',
  bot: 'Assidu',
}
