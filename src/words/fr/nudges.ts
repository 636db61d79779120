import type { ProposedAct } from '../../terms/act.ts'
import type { MemberRef } from '../../terms/member.ts'
import type { Help, Ladder, Offered } from '../../terms/nudge.ts'
import type { Address } from '../../terms/speech.ts'
import type { Line } from '../../view/view.ts'
import { anyOf } from '../any-of.ts'
import type { nudgeWords as english } from '../en/nudges.ts'
import { addressed, plural } from '../french.ts'
import { begins, date, day, dayOfMeeting, line, named } from '../line.ts'
import { cited } from '../quoting.ts'
import { openingWords } from './nudge-openings.ts'
import { standingWords } from './standing.ts'

type Acts = Record<ProposedAct, (offered: Offered) => Line>

const someone = (who: MemberRef | null): Line => (who ? line`${named(who)}` : line`Un membre`)

export const nudgeWords = (address: Address): typeof english => {
  const a = addressed(address)
  const standing = standingWords(address)
  const did: Record<Help['what'], string> = {
    referral: `passé une recommandation que ${a('vous avez', 'tu as')} gagnée`,
    'own-need': 'fait confiance comme client',
    introduction: 'fait rencontrer quelqu’un',
    answer: 'donné une réponse utile',
  }
  const helpOf = ({ who, helped }: Offered): Line =>
    line`${someone(who)} ${a('vous a', 't’a')} ${helped ? did[helped] : 'rendu service'}.`
  const askOf = ({ who, text }: Offered): Line =>
    text
      ? line`${someone(who)} demande au club : « ${cited(text, 60)} ».`
      : line`${someone(who)} a posé une question au club.`
  const comes = ({ meeting }: Offered): Line =>
    meeting ? line`La prochaine réunion a lieu ${begins(meeting)}.` : line`Le club se réunit bientôt.`
  const acts: Acts = {
    'answer-ask': offered =>
      line`${askOf(offered)} Peut-être ${a('connaissez-vous quelqu’un, ou avez-vous', 'connais-tu quelqu’un, ou as-tu')} une piste.`,
    rsvp: offered => line`${comes(offered)} ${a('Serez-vous', 'Seras-tu')} des nôtres ?`,
    'one-to-one': ({ who }) =>
      line`${someone(who)} et ${a('vous n’avez', 'toi n’avez')} pas encore eu de tête-à-tête. Une demi-heure autour d’un café ?`,
    introduce: ({ who, other }) =>
      line`${someone(who)} et ${other ? named(other) : 'un autre membre'} n’ont encore jamais eu de tête-à-tête, et ${a('vous connaissez', 'tu connais')} les deux. ${a('Les mettriez-vous', 'Les mettrais-tu')} en relation ?`,
    thank: offered => line`${helpOf(offered)} Un merci fait toujours plaisir.`,
    'invite-guest': ({ meeting }) =>
      line`Y a-t-il quelqu’un que ${a('vous aimeriez', 'tu aimerais')} amener à la réunion${meeting ? line` du ${dayOfMeeting(meeting)}` : ''} ?`,
    'fill-profile': () =>
      line`Deux lignes sur ce que ${a('vous cherchez', 'tu cherches')} et ce que ${a('vous apportez', 'tu apportes')}, et les autres sauront comment ${a('vous aider', 't’aider')}.`,
    'update-referral': ({ who }) =>
      line`${someone(who)} ${a('vous a', 't’a')} passé une recommandation et aimerait savoir où elle en est. Un mot suffit.`,
    'greet-newcomer': ({ who }) =>
      line`${someone(who)} est parmi nous depuis peu. Un café avec ${a('vous', 'toi')} serait un bel accueil.`,
    buddy: ({ who }) =>
      line`Un café avec ${who ? named(who) : 'un membre'} ${a('vous', 'te')} dirait ? Si oui, je lui pose la question.`,
  }
  /** In the gentler words of whoever has not been seen for a while, and of whoever has just come. */
  const ownActs: { readonly [L in Ladder]: Acts } = {
    hunter: acts,
    'to-rebalance': acts,
    withdrawn: {
      ...acts,
      'answer-ask': offered => line`${askOf(offered)} Si un nom ${a('vous', 'te')} vient à l’esprit, un mot suffit.`,
      rsvp: offered =>
        line`${comes(offered)} ${a('Venez comme vous êtes', 'Viens comme tu es')}, ne serait-ce qu’un moment.`,
      'one-to-one': ({ who }) =>
        line`Un café tranquille avec ${who ? named(who) : 'un membre'}, un jour qui ${a('vous', 'te')} convient ?`,
      thank: offered =>
        line`${helpOf(offered)} Si le cœur ${a('vous', 't’')}${a(' ', '')}en dit, un merci est toujours le bienvenu.`,
      'update-referral': ({ who }) =>
        line`${someone(who)} ${a('vous a', 't’a')} passé une recommandation. « Rien de neuf » est aussi une réponse, si c’est le cas.`,
      buddy: ({ who }) =>
        line`Un café avec ${who ? named(who) : 'un membre'}, un de ces jours ? Si oui, je lui pose la question.`,
    },
    newcomer: {
      ...acts,
      'answer-ask': offered => line`${askOf(offered)} Un nom, une idée : il n’en faut pas plus.`,
      rsvp: offered =>
        line`${comes(offered)} C’est là que l’on fait connaissance : ${a('serez-vous', 'seras-tu')} des nôtres ?`,
      'one-to-one': ({ who }) =>
        line`${someone(who)} et ${a('vous n’avez', 'toi n’avez')} pas encore eu de tête-à-tête : un café est le plus court chemin.`,
      thank: offered => line`${helpOf(offered)} Un merci est vite dit.`,
      'fill-profile': () =>
        line`Que ${a('cherchez-vous, qu’apportez-vous', 'cherches-tu, qu’apportes-tu')} ? Deux lignes suffisent pour que les autres pensent à ${a('vous', 'toi')}.`,
      buddy: ({ who }) => line`Un café avec ${who ? named(who) : 'un membre'} ? Si oui, je lui pose la question.`,
    },
  }
  const cares = [
    `Rien n’est attendu de ${a('vous : vous êtes', 'toi : tu es')} des nôtres.`,
    `Quoi qu’il se passe, ${a('vous êtes', 'tu es')} des nôtres.`,
    `Rien ne presse : ${a('votre', 'ta')} place reste la ${a('vôtre', 'tienne')}.`,
    `${a('Prenez', 'Prends')} tout le temps qu’il ${a('vous', 'te')} faut.`,
  ]
  const welcomes = [
    'Bienvenue parmi nous.',
    `Nous sommes heureux de ${a('vous', 't’')}${a(' ', '')}avoir parmi nous.`,
    'Un pas après l’autre, et aucun n’est grand.',
    'Le premier jour, personne ne connaissait personne.',
  ]
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
    withdrawn: a('Nous pensons à vous', 'Nous pensons à toi'),
    newcomer: 'Un petit pas dans le club',
  }
  return {
    ...openingWords(address),
    title: (ladder, act) => {
      if (act === 'buddy') return 'Un café avec quelqu’un du club ?'
      const isForAll = act === 'rsvp' || act === 'invite-guest' || act === 'fill-profile'
      return isForAll && titles[ladder] === titles.hunter ? 'Deux minutes pour le club ?' : titles[ladder]
    },
    gently: (ladder, nth) => {
      if (ladder === 'withdrawn') return line`${cares[nth % cares.length]!}`
      return ladder === 'newcomer' ? line`${welcomes[nth % welcomes.length]!}` : null
    },
    act: (ladder, act, offered) => ownActs[ladder][act](offered),
    gone: () => line`Ce n’est plus d’actualité : ${a('vous n’avez', 'tu n’as')} plus rien à faire.`,
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
    handOver: (member, { ladder, ledOn }) => {
      if (ledOn)
        return line`Ce qui a conduit à ce message, le ${day(ledOn)}, n’est plus vrai. Un mot bienveillant fera plaisir quand même.`
      switch (ladder) {
        case 'withdrawn':
          return line`Les messages n’y font rien ; un appel de ${a('votre', 'ta')} part, peut-être. De l’attention, pas de reproche.`
        case 'newcomer':
          return line`Un appel de ${a('votre', 'ta')} part aiderait ${named(member)} à trouver sa place dans le club.`
        case 'to-rebalance':
          return line`Un échange bienveillant vaut mieux que des messages.`
        case 'hunter':
          return line`Un échange bienveillant vaut mieux que des messages. ${a('Regardez', 'Regarde')} d’abord les actes.`
      }
    },
    handOverFacts: (grounds, today) => line`Ce qui est noté : ${standing.becauseOf(grounds, today)}.`,
    handOverTaken: (by, { speaks }) =>
      by === null
        ? speaks
          ? line`C’est entendu : ${a('vous vous en chargez', 'tu t’en charges')}.`
          : line`${a('Vous y avez', 'Tu y as')} répondu : il n’y a plus rien à faire.`
        : speaks
          ? line`${named(by)} s’en charge. ${a('Vous n’avez', 'Tu n’as')} plus rien à faire.`
          : line`${named(by)} y a répondu. ${a('Vous n’avez', 'Tu n’as')} plus rien à faire.`,
    sent: count =>
      count === 0
        ? line`Aucun message n’est parti à ce sujet.`
        : line`${plural(count, 'message')} sans réponse ; plus rien ne part pendant six mois.`,
    settledTitle: name => `${name} : c’est noté`,
    digest: {
      week: ({ tomorrow, silentUntil, sent, answered }) => {
        const told =
          anyOf([sent, plural(sent, 'envoyé')], [answered, `${plural(answered, 'suivi')} d’un geste`]) ||
          'aucun cette semaine'
        const coming = tomorrow === 0 ? 'aucun à venir mardi' : `${tomorrow} à venir mardi`
        return line`Coups de pouce : ${told}, ${silentUntil ? line`${tomorrow === 0 ? '' : `${plural(tomorrow, 'partirait', 'partiraient')} mardi, mais `}rien ne part avant le ${date(silentUntil, 'day of month')}` : coming}.`
      },
      entrusted: count => line`Un mot de ${a('votre', 'ta')} part aiderait ${plural(count, 'membre')}.`,
      closer: 'Les messages de mardi',
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
