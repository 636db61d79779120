import type { ProposedAct } from '../../terms/act.ts'
import type { MemberRef } from '../../terms/member.ts'
import type { Help, Ladder, Offered } from '../../terms/nudge.ts'
import type { Address } from '../../terms/speech.ts'
import { writeMonth } from '../../terms/write-date.ts'
import type { Line } from '../../view/view.ts'
import type { nudgeWords as english } from '../en/nudges.ts'
import { addressed, plural } from '../french.ts'
import { begins, date, day, dayOfMeeting, line, named } from '../line.ts'
import { cited } from '../quoting.ts'
import { standingWords } from './standing.ts'

const month = (at: Temporal.Instant, zone: string) => {
  return `En ${writeMonth(at.toZonedDateTimeISO(zone).toPlainDate(), 'fr')}`
}
const someone = (who: MemberRef | null): Line => (who ? line`${named(who)}` : line`Un membre`)

export const nudgeWords = (address: Address): typeof english => {
  const a = addressed(address)
  const standing = standingWords(address)
  const helps: Record<Help['what'], (by: MemberRef, when: string) => Line> = {
    referral: (by, when) => line`${when}, ${named(by)} a parlé de ${a('vous', 'toi')} à quelqu’un.`,
    'own-need': (by, when) => line`${when}, ${named(by)} a fait appel à ${a('vous', 'toi')}.`,
    answer: (by, when) => line`${when}, ${named(by)} a répondu à un de ${a('vos', 'tes')} besoins.`,
    introduction: (by, when) => line`${when}, ${named(by)} ${a('vous', 't’')}${a(' ', '')}a fait rencontrer quelqu’un.`,
  }
  const acts: Record<ProposedAct, (offered: Offered) => Line> = {
    'answer-ask': ({ who, text }) =>
      line`${someone(who)} cherche quelque chose${text ? ` : « ${cited(text)} »` : ''}. ${a('Vous connaissez peut-être', 'Tu connais peut-être')} quelqu’un, ou une piste.`,
    rsvp: ({ meeting }) =>
      meeting
        ? line`La prochaine réunion a lieu ${begins(meeting)}. ${a('Serez-vous', 'Seras-tu')} des nôtres ?`
        : line`${a('Serez-vous', 'Seras-tu')} des nôtres à la prochaine réunion ?`,
    'one-to-one': ({ who }) =>
      line`${someone(who)} et ${a('vous n’avez', 'toi n’avez')} pas encore pris de café ensemble ; vos métiers vont bien l’un avec l’autre.`,
    introduce: ({ who, other }) =>
      line`${someone(who)} et ${other ? named(other) : 'un autre membre'} n’ont encore jamais eu de tête-à-tête, et ${a('vous connaissez', 'tu connais')} les deux. ${a('Les mettriez-vous', 'Les mettrais-tu')} en relation ?`,
    thank: ({ who, helped }) => {
      const did: Record<Help['what'], string> = {
        referral: `passé une recommandation que ${a('vous avez', 'tu as')} gagnée`,
        'own-need': 'fait confiance comme client',
        introduction: 'fait rencontrer quelqu’un',
        answer: 'donné une réponse utile',
      }
      return line`${someone(who)} ${a('vous a', 't’a')} ${helped ? did[helped] : 'rendu service'}. Un merci fait toujours plaisir.`
    },
    'invite-guest': ({ meeting }) =>
      line`Y a-t-il quelqu’un que ${a('vous aimeriez', 'tu aimerais')} amener à la réunion${meeting ? line` du ${dayOfMeeting(meeting)}` : ''} ?`,
    'fill-profile': () =>
      line`Deux lignes sur ce que ${a('vous cherchez', 'tu cherches')} et ce que ${a('vous apportez', 'tu apportes')}, et les autres sauront comment ${a('vous', 't’')}${a(' ', '')}aider.`,
    'update-referral': ({ who }) =>
      line`Quelqu’un ${a('vous', 't’')}${a(' ', '')}a transmis une recommandation et aimerait savoir où elle en est${who ? line` : ${named(who)}` : ''}.`,
    'greet-newcomer': ({ who }) =>
      line`${someone(who)} vient d’arriver. Un café avec ${a('vous', 'toi')} serait un bel accueil.`,
    buddy: ({ who }) =>
      line`Un café avec ${who ? named(who) : 'un membre'} ${a('vous', 'te')} dirait ? Si oui, je lui pose la question.`,
  }
  const press: Record<ProposedAct, string> = {
    'answer-ask': 'J’ai une piste',
    rsvp: 'Je viens',
    'one-to-one': 'Proposer un café',
    introduce: 'Les mettre en relation',
    thank: 'Dire merci',
    'invite-guest': 'Amener un invité',
    'fill-profile': 'Compléter mon profil',
    'update-referral': 'Dire où elle en est',
    'greet-newcomer': 'Proposer un café',
    buddy: 'Volontiers',
  }
  const titles: Record<Ladder, string> = {
    hunter: 'Deux minutes pour un autre membre ?',
    'to-rebalance': 'Deux minutes pour un autre membre ?',
    withdrawn: a('Nous serions heureux de vous voir', 'Nous serions heureux de te voir'),
    newcomer: 'Un petit pas dans le club',
  }
  return {
    title: (ladder, act) => (act === 'buddy' ? 'Un café avec quelqu’un du club ?' : titles[ladder]),
    help: ({ what, by, at }, zone) => helps[what](by, month(at, zone)),
    missed: () =>
      line`Cela fait un petit moment. Sans reproche : quoi qu’il se passe, ${a('vous êtes', 'tu es')} des nôtres.`,
    welcome: () =>
      line`${a('Vous venez', 'Tu viens')} d’arriver, et ce sont les premières semaines qui font que l’on se sent chez soi.`,
    act: (act, offered) => acts[act](offered),
    press,
    later: 'Plus tard (30 jours)',
    stop: 'Ne plus en recevoir',
    doneTitle: 'Merci',
    snoozed: until => line`C’est entendu : rien de tel avant le ${date(until, 'day of month')}.`,
    stopped: () => line`C’est entendu : plus de message de ce genre.`,
    againTitle: 'Les messages de ce genre reviendront',
    thanked: () => line`Merci : c’est fait.`,
    asked: who => line`La question est posée à ${named(who)}, sans un mot du pourquoi.`,
    buddyTitle: name => `Un café avec ${name} ?`,
    buddy: member => line`${named(member)} aimerait prendre un café avec quelqu’un du club. Et ${a('vous', 'toi')} ?`,
    buddyPress: 'Proposer une date',
    buddyNo: 'Pas en ce moment',
    buddyDeclined: () => line`D’accord. Personne n’en saura rien.`,
    handOverTitle: name => `Parler avec ${name} ?`,
    handOver: (member, { grounds, today, ladder, ledOn }) => {
      const told = grounds ? line`${named(member)} : ${standing.becauseOf(grounds, today)}.` : line`${named(member)}.`
      if (ledOn)
        return line`${told} Ce qui a conduit à ce message, le ${day(ledOn)}, n’est plus vrai. Un mot bienveillant fera plaisir quand même.`
      switch (ladder) {
        case 'withdrawn':
          return line`${told} Les messages n’y font rien ; un appel de ${a('votre', 'ta')} part, peut-être. De l’attention, pas de reproche.`
        case 'newcomer':
          return line`${told} Un appel de ${a('votre', 'ta')} part peut aider à trouver sa place.`
        case 'to-rebalance':
          return line`${told} Un échange bienveillant vaut mieux que des messages.`
        case 'hunter':
          return line`${told} Un échange bienveillant vaut mieux que des messages. ${a('Regardez', 'Regarde')} d’abord les actes.`
      }
    },
    handOverTaken: by =>
      by === null
        ? line`C’est entendu : ${a('vous vous en chargez', 'tu t’en charges')}.`
        : line`${named(by)} s’en charge. ${a('Vous n’avez', 'Tu n’as')} plus rien à faire.`,
    sent: count =>
      count === 0
        ? line`Aucun message n’est parti à ce sujet.`
        : line`${plural(count, 'message')} sans réponse ; plus rien ne part pendant six mois.`,
    settledTitle: name => `${name} : c’est noté`,
    digest: {
      week: ({ tomorrow, silentUntil, sent, answered, effect }) =>
        line`Coups de pouce : ${plural(sent, 'envoyé')}, ${plural(answered, 'suivi')} d’un geste, ${silentUntil ? line`${plural(tomorrow, 'partirait', 'partiraient')} mardi, mais rien ne part avant le ${date(silentUntil, 'day of month')}` : `${tomorrow} à venir mardi`}. ${
          effect.tells && effect.difference !== null && effect.interval
            ? `Effet mesuré : ${Math.round(effect.difference * 100)} points de gestes en plus dans les 21 jours (entre ${Math.round(effect.interval[0] * 100)} et ${Math.round(effect.interval[1] * 100)}).`
            : 'Leur effet : il est trop tôt pour le dire.'
        }`,
      entrusted: count => line`Un mot de ${a('votre', 'ta')} part aiderait ${plural(count, 'membre')}.`,
      seeEntrusted: 'À qui parler',
      onTuesday: 'Mardi',
      coming: (member, step) => {
        const what = {
          1: 'un message avec un petit geste à faire',
          2: 'un café est proposé',
          3: 'quelqu’un du bureau lui parle, rien n’est envoyé',
        }
        return line`${named(member)} : ${what[step]}.`
      },
      notHim: 'Pas de message à…',
      willSpeak: 'Je vais parler à…',
    },
    why: {
      nudge: ({ grounds, today, ledOn }) => {
        const rule =
          'Au plus un tel message par semaine, trois en trois mois, et aucun dans les deux semaines après un geste. Certains attendent 21 jours, à pile ou face : nous apprenons ainsi s’ils aident.'
        const before = ledOn ? line`Ce qui a conduit à ce message, le ${day(ledOn)}, n’est plus vrai. ` : ''
        return line`${before}${grounds ? line`${standing.because(grounds, today)} ` : ''}${rule}`
      },
      buddy: () =>
        line`Un membre a dit oui à un café avec quelqu’un du club, et c’est ${a('votre', 'ton')} nom qui a été proposé.`,
      handOver: () =>
        line`Après deux messages sans réponse, ou trois dans l’année, un membre est confié à quelqu’un du bureau.`,
    },
  }
}
