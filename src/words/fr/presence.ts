import {
  allIn,
  expectedIn,
  type MeetingTally,
  type Presence,
  type RollTold,
  type Tally,
  type Trend,
} from '../../terms/presence.ts'
import type { Address } from '../../terms/speech.ts'
import { writeMonthNear } from '../../terms/write-figure.ts'
import { begun } from '../begun.ts'
import type { CommandWords } from '../commands.ts'
import type { presenceWords as english } from '../en/presence.ts'
import { addressed, dateText, listed, plural } from '../french.ts'
import { command, date, line, strong } from '../line.ts'

type Day = Temporal.PlainDate

const commands = {
  'club-presence': {
    name: 'presence',
    says: 'combien sont venus, réunion après réunion',
    title: 'Présence aux réunions',
    submit: 'Voir',
    asks: {},
  },
} satisfies Record<string, CommandWords>

const excused = ({ excused }: Pick<Tally, 'excused'>) => (excused === 0 ? '' : `, ${plural(excused, 'excusé')}`)

const besides = ({ besides }: Pick<MeetingTally, 'besides'>) =>
  besides === 0 ? '' : ` ; ${plural(besides, 'membre')} en pause ${besides > 1 ? 'sont venus' : 'est venu'} en plus`

/** `18 sur 24`. */
const share = (tally: Tally) => `${tally.came} sur ${expectedIn(tally)}`

const since = (day: Day, today: Day) => `depuis ${writeMonthNear(day, today, 'fr')}`

const at = ({ came, expected, ...roll }: RollTold) =>
  line`Présents : ${strong(`${plural(came, 'membre')}${expected === null ? '' : ` sur ${expected}`}`)}${excused(roll)}${besides(roll)}.`

/** La présence et les réunions sur lesquelles elle compte. */
function his(presence: Presence, today: Day, your: string): string {
  const all = allIn(presence)
  const day = presence.since
  if (day === null) return 'aucune réunion ne compte encore'
  const one = `la seule réunion qui compte, le ${dateText(day, 'day of month', today)}`
  if (expectedIn(presence) === 0)
    return all === 1
      ? `absence excusée à ${one}`
      : `absence excusée aux ${all} réunions qui comptent, ${since(day, today)}`
  if (all === 1) return `${presence.came === 1 ? 'présence' : 'absence'} à ${one}`
  if (presence.excused === 0)
    return `${presence.came === 0 ? 'aucune présence à' : `présence à ${presence.came} de`} ${your} ${all} dernières réunions, ${since(day, today)}`
  return `${presence.came === 0 ? `aucune présence en ${plural(expectedIn(presence), 'réunion')}` : `présence à ${plural(presence.came, 'réunion')} sur ${expectedIn(presence)}`} ; ${plural(presence.excused, 'absence excusée', 'absences excusées')} (${your} ${all} dernières réunions, ${since(day, today)})`
}

const sentence = (text: string) => `${begun(text)}.`

export const presenceWords = (address: Address): typeof english => {
  const a = addressed(address)
  return {
    commands,
    press: { own: 'Mes réunions', club: 'Présence' },
    ownTitle: a('Votre présence aux réunions', 'Ta présence aux réunions'),
    own: (presence, today) =>
      presence.since === null
        ? line`Aucune réunion ne compte encore pour ${a('vous', 'toi')}.`
        : line`${sentence(his(presence, today, a('vos', 'tes')))}`,
    of: (presence, today) => his(presence, today, 'ses'),
    counted: () =>
      line`Comptent les réunions dont l’appel est fait : celles des six derniers mois, ou ${a('vos', 'tes')} six dernières, sans remonter à plus de 18 mois. Un remplaçant ou un retard compte comme une présence. Ne comptent ni pour ${a('vous', 'toi')} ni contre ${a('vous', 'toi')} : les absences excusées, les pauses, les congés du club et les réunions facultatives.`,
    clubTitle: 'Présence aux réunions',
    none: () => line`Aucun appel n’a encore été fait. ${command('club', 'appel')} fait celui de la dernière réunion.`,
    meeting: at,
    recap: roll => line`${at(roll)} Merci à chacun.`,
    last: (tally, day) =>
      line`Le ${date(day, 'day of month')} : présence ${strong(share(tally))}${excused(tally)}${besides(tally)}.`,
    week: (meetings, trend) =>
      meetings.length === 0
        ? line`Pas de réunion avec appel cette semaine.`
        : line`Présence : ${listed(meetings.map(one => `${share(one)}${excused(one)}`))}${trend ? ` ; ${against(trend)}` : ''}.`,
    trend: trend => line`C’est ${against(trend)}.`,
    clubCounted: () =>
      line`Compté comme pour chaque membre : qui est excusé, en pause ou pas encore membre n’est pas attendu ; un remplaçant compte. Personne n’est nommé.`,
    marks: { came: 'Présents', excused: 'Excusés', absent: 'Absents' },
    ownMarks: { came: 'Présences', excused: 'Excusées', absent: 'Absences' },
    average: 'Moyenne de six réunions',
    record: {
      lent: word =>
        line`Pour le bilan, deux réunions au rythme du club s’y ajoutent, car peu de réunions prouvent peu. Ainsi compté, ce membre vient ${strong({ 'as the club': 'aussi souvent que le club, ou plus', 'less than the club': 'moins souvent que le club, sans que ce soit peu', low: 'peu' }[word])}.`,
      seldomSeen: () => line`Absences excusées comprises, ce membre vient peu ces derniers temps.`,
    },
  }
}

/** `une part plus grande qu’aux 6 réunions précédentes (104 sur 150)`. */
function against({ moved, before, meetings }: Trend): string {
  const than = {
    more: 'une part plus grande qu’',
    fewer: 'une part moindre qu’',
    alike: 'à peu près la même part qu’',
  }[moved]
  const which = meetings === 1 ? 'à la réunion précédente' : `aux ${meetings} réunions précédentes`
  return `${than}${which} (${share(before)})`
}
