import { isVideo } from '../../terms/meeting.ts'
import type { DayOff } from '../../terms/series.ts'
import type { Address } from '../../terms/speech.ts'
import type { Recurrence } from '../../time/recurrence.ts'
import { begun } from '../begun.ts'
import type { seriesWords as english } from '../en/series.ts'
import { addressed, dateText, listed, plural } from '../french.ts'
import { begins, dayOfMeeting, line, listedLines, soft, strong } from '../line.ts'
import { seatAsk } from './seats.ts'

const weekdays = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']
const ordinal = (nth: number): string => (nth === -1 ? 'dernier' : nth === 1 ? '1er' : `${nth}e`)

const someMonths = ', les mois qui en ont un'

/** `chaque jeudi`, `le 2e jeudi du mois`: the rule in words, with its hour where that is said. */
function ruleWords(rule: Recurrence, time?: Temporal.PlainTime): string {
  const at = time ? ` à ${clock(time)}` : ''
  const { count } = rule
  if (rule.every === 'weeks') {
    const day = weekdays[rule.weekday - 1]
    return `${count === 1 ? `chaque ${day}` : count === 2 ? `un ${day} sur deux` : `toutes les ${count} semaines, le ${day}`}${at}`
  }
  const often = count === 1 ? '' : `tous les ${count} mois, `
  const ofMonth = count === 1 ? ' du mois' : ''
  if ('workingDay' in rule)
    return `${often}le ${rule.workingDay === 1 ? 'premier' : 'dernier'} jour ouvré${ofMonth}${at}`
  if ('date' in rule) {
    if (rule.date === -1) return `${often}le dernier jour${ofMonth}${at}`
    if (rule.date > 28) return `${often}le ${rule.date}${at}${someMonths}`
    return `${often}le ${rule.date === 1 ? '1er' : rule.date}${count === 1 ? ' de chaque mois' : ''}${at}`
  }
  const day = weekdays[rule.weekday - 1]
  const [nth, another] = rule.nths
  if (another !== undefined)
    return `${often}les ${listed(rule.nths.map(ordinal))} ${day}s${ofMonth}${at}${rule.nths.includes(5) ? ', le 5e quand il y en a un' : ''}`
  if (nth === 5) return `${often}le 5e ${day}${at}${someMonths}`
  return `${often}le ${ordinal(nth!)} ${day}${ofMonth}${at}`
}

const clock = (time: Temporal.PlainTime) =>
  `${time.hour} h${time.minute === 0 ? '' : ` ${String(time.minute).padStart(2, '0')}`}`

const lasting = (minutes: number) => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return hours === 0 ? `${rest} min` : rest === 0 ? `${hours} h` : `${hours} h ${String(rest).padStart(2, '0')}`
}

const offWords: Record<DayOff, string> = { holiday: 'jour férié', break: 'congés habituels' }

export const seriesAsks = {
  date: { name: 'date', label: 'Première date', hint: 'jeudi, 3 décembre, 03/12/2026' },
  time: { name: 'heure', label: 'Heure', hint: '7h45' },
  place: { name: 'lieu', label: 'Lieu, ou lien de visio' },
  repeat: {
    name: 'rythme',
    label: 'À quel rythme',
    hint: 'Jour et rang dans le mois : ceux de la première date. Vide : comme relu',
    choices: {
      weekly: 'chaque semaine',
      fortnightly: 'toutes les deux semaines',
      monthly: 'chaque mois, même jour (comme le 2e jeudi)',
      'monthly-twice': 'deux fois par mois, même jour (comme les 1er et 3e jeudis)',
      'monthly-last': 'chaque mois, le dernier de ces jours',
      'six-weeks': 'toutes les 6 semaines',
      'last-working-day': 'le dernier jour ouvré du mois',
      'monthly-date': 'chaque mois, à cette date',
    },
  },
  title: { name: 'titre', label: 'Titre', hint: 'Vide : la réunion habituelle' },
}

export const detailAsks = {
  ends: { name: 'fin', label: 'Fin', hint: '9h15. Vide : une heure et demie plus tard' },
  optional: { name: 'facultative', label: 'Facultative (ne compte pour personne)' },
  zone: { name: 'fuseau', label: 'Dans un autre fuseau', hint: 'Europe/London. Vide : celui du club' },
  seats: seatAsk,
}

export const seriesWords = (address: Address): typeof english => {
  const say = addressed(address)
  const at = (place: string | null) => (place === null ? '' : isVideo(place) ? ', en visio' : `, ${place}`)
  const dates = (days: readonly Temporal.PlainDate[], many = 6) => [
    ...days.slice(0, many).map(day => dateText(day, 'short')),
    ...(days.length > many ? [`${days.length - many} autres`] : []),
  ]
  const stays = (meetings: readonly Parameters<typeof begins>[0][]) =>
    listedLines(
      meetings.slice(0, 5).map(meeting => line`${begins(meeting)}`),
      'et',
    )
  return {
    commands: {
      series: {
        name: 'serie',
        says: 'les réunions qui reviennent',
        title: 'La série',
        submit: 'Relire',
        asks: {},
        forms: {
          change: { title: 'La série', submit: 'Relire', asks: seriesAsks },
          edit: { title: 'Changer la série', submit: 'Relire', asks: seriesAsks },
          details: { title: 'Durée, options', submit: 'Relire', asks: detailAsks },
        },
      },
    },
    refusals: {
      'no such series': () => line`Cette série n’est plus sur la liste.`,
      'series changed meanwhile': () =>
        line`Cette série a été changée entre-temps. Rien n’a été écrasé : ${say('rouvrez-la', 'rouvre-la')} pour voir où elle en est.`,
      'plan not understood': ({ typed }) =>
        line`Je ne lis pas « ${typed} » comme une réunion. D’abord quand, puis l’heure, puis le lieu : ${strong('chaque jeudi 7h45 Café du Port')}, ${strong('le 2e jeudi du mois 18h30')}, ${strong('3 décembre 7h45')}.`,
      'no first date': () =>
        line`À partir de quel jour ? ${say('Ajoutez-le', 'Ajoute-le')} : ${strong('toutes les 6 semaines à partir du 7 janvier 7h45')}, ou ${say('donnez', 'donne')} un jour de semaine, comme ${strong('toutes les 6 semaines le jeudi')}.`,
      'series without end': ({ typed }) =>
        line`« ${typed} » n’est pas retenu : une série dure tant qu’elle n’est pas arrêtée. ${say('Écrivez', 'Écris')}-la sans cela ; le moment venu, ${say('arrêtez-la', 'arrête-la')} à la première date de trop.`,
    },
    plan: plan =>
      line`${plan.title === null ? '' : line`${strong(plan.title)} : `}${strong(plan.title === null ? begun(ruleWords(plan.rule, plan.time)) : ruleWords(plan.rule, plan.time))}${plan.zone === null ? '' : ` (fuseau ${plan.zone})`}${at(plan.place)}${plan.minutes === null ? '' : `, ${lasting(plan.minutes)}`}${plan.seats === null ? '' : `, ${plural(plan.seats, 'place')}`}.${plan.required ? '' : ' Facultative : elle ne compte pour l’assiduité de personne.'}`,
    press: {
      save: 'Enregistrer',
      saveWithout: days => (days === 1 ? 'Enregistrer sans cette date' : `Enregistrer sans ces ${days} dates`),
      saveWithoutHolidays: days =>
        days === 1 ? 'Sans le jour férié seulement' : `Sans les ${days} jours fériés seulement`,
      saveAll: 'Toutes les garder',
      change: 'Modifier',
      details: 'Durée, places, fuseau',
      other: rule => `Plutôt : ${ruleWords(rule)}`,
      show: 'La série',
      edit: 'Changer la série',
      end: 'Terminer la série',
      endYes: 'Oui, la terminer',
      endFrom: 'Celle-ci et toutes les suivantes',
      restore: day => `Se réunir quand même ${day}`,
      rest: 'Laisser ce jour libre',
    },
    sketchTitle: change => (change ? 'La série est-elle juste ainsi ?' : 'Est-ce bien cela ?'),
    firstDates: () => line`Les premières dates :`,
    dated: ({ meeting, off }) => line`${begins(meeting)}${off === null ? '' : soft(` (${offWords[off]})`)}`,
    holidays: days =>
      days.length === 1
        ? line`D’ici un an, une date tombe un jour férié : ${dateText(days[0]!, 'short')}.`
        : line`D’ici un an, ${days.length} dates tombent un jour férié : ${listed(dates(days))}.`,
    breaks: days =>
      line`D’ici un an, ${days.length === 1 ? 'une date tombe' : `${days.length} dates tombent`} pendant les congés habituels (août, du 24 décembre au 1er janvier) : ${listed(dates(days))}.`,
    leaveOut: many =>
      line`${many === 1 ? 'La laisser' : 'Les laisser'} de côté ? Chaque date pourra être remise plus tard.`,
    toChange: told => [
      ...(told.moved > 0
        ? [
            line`Le club connaît déjà ${plural(told.moved, 'réunion')} qui ${told.moved === 1 ? 'change' : 'changent'} : il l’apprend, et les réponses sont gardées.`,
          ]
        : []),
      ...(told.calledOff > 0
        ? [
            line`Le club connaît déjà ${plural(told.calledOff, 'réunion')} qui n’${told.calledOff === 1 ? 'a' : 'ont'} plus de jour : annulée${told.calledOff === 1 ? '' : 's'}, et le canal l’apprend.`,
          ]
        : []),
      ...(told.stays.length > 0
        ? [
            line`${told.stays.length === 1 ? 'Changée' : 'Changées'} à la main, ${told.stays.length === 1 ? 'elle reste' : 'elles restent'} comme ${told.stays.length === 1 ? 'elle est' : 'elles sont'} : ${stays(told.stays)}${told.stays.length > 5 ? ` (et ${told.stays.length - 5} autres)` : ''}.`,
          ]
        : []),
    ],
    savedTitle: changed => (changed ? 'La série est changée' : 'La série est planifiée'),
    next: meeting => line`La prochaine : ${begins(meeting)}.`,
    goesOn: () => line`Elle continue d’elle-même : les dates des trois prochains mois sont toujours sur la liste.`,
    taken: days => line`Laissées de côté, une autre réunion y est déjà : ${listed(dates(days))}.`,
    seriesTitle: title => title ?? 'La série',
    nothingAhead: () => line`Aucune de ses réunions n’est sur la liste.`,
    ended: on => line`Elle s’est terminée le ${dateText(on)}.`,
    row: ({ meeting, byHand }) => line`${begins(meeting)}${byHand ? soft(' (changée à la main)') : ''}`,
    off: meeting =>
      meeting.status === 'holiday'
        ? line`${dayOfMeeting(meeting)} : pas de réunion, le club se repose.`
        : line`${dayOfMeeting(meeting)} : annulée.`,
    resting: meetings =>
      line`Pas de réunion ${listedLines(
        meetings.map(meeting => line`${dayOfMeeting(meeting)}`),
        'ni',
      )} : le club se repose.`,
    listed: plan =>
      line`${soft(`${plan.title === null ? 'Nos réunions' : plan.title} : ${ruleWords(plan.rule, plan.time)}${at(plan.place)}.`)}`,
    endTitle: plan => `Terminer la série : ${ruleWords(plan.rule)} ?`,
    toEnd: (on, { gone, calledOff }) =>
      line`À partir du ${dateText(on)}, ${gone + calledOff === 0 ? 'rien n’est sur la liste' : `${plural(gone + calledOff, 'date')} ${gone + calledOff === 1 ? 'disparaît' : 'disparaissent'}`}${calledOff === 0 ? '' : ` ; le club en connaît ${calledOff}, et son canal l’apprendra`}. Tant que ${say('vous ne confirmez', 'tu ne confirmes')} pas, rien ne change.`,
    stays: meetings =>
      line`${meetings.length === 1 ? 'Changée' : 'Changées'} à la main, ${meetings.length === 1 ? 'elle reste' : 'elles restent'} : ${stays(meetings)}. ${say('Annulez', 'Annule')}-${meetings.length === 1 ? 'la à part' : 'les une par une'} si besoin.`,
    endedTitle: 'La série est terminée',
    isOver: ({ gone, calledOff }) =>
      line`${plural(gone, 'date retirée', 'dates retirées')} de la liste${calledOff > 0 ? `, ${plural(calledOff, 'annulée')}` : ''}. Ce qui précède reste.`,
    restingTitle: day => `Le club se repose ${day}`,
    rests: () => line`Cette réunion n’a pas lieu ; personne n’en avait entendu parler.`,
    detailedTitle: 'C’est noté',
    detailed: meeting =>
      line`${strong(meeting.title ?? 'Réunion')} : ${begins(meeting)}, ${lasting(meeting.startsAt.until(meeting.endsAt).total('minutes'))}${at(meeting.place)}. ${meeting.required ? 'Elle compte pour l’assiduité.' : 'Facultative : elle ne compte pour l’assiduité de personne.'}`,
  }
}
