import type { Cadence } from '../../terms/round.ts'
import type { Address } from '../../terms/speech.ts'
import type { pairingWords as english } from '../en/pairing.ts'
import { addressed, plural } from '../french.ts'
import { date, day, dayAndHour, line, named } from '../line.ts'

const often: Record<Exclude<Cadence, 'never'>, string> = {
  weekly: 'chaque semaine',
  fortnightly: 'toutes les deux semaines',
  monthly: 'chaque mois',
  quarterly: 'chaque trimestre',
}

export const pairingWords = (address: Address): typeof english => {
  const say = addressed(address)
  return {
    commands: {
      round: {
        name: 'tour',
        says: 'passer le prochain tour de tête-à-tête',
        title: 'Tête-à-tête',
        submit: 'OK',
        asks: {},
      },
      'club-pairs': {
        name: 'paires',
        says: 'les tête-à-tête que le club propose, et qui il ne réunit pas',
        title: 'Tête-à-tête du club',
        submit: 'OK',
        asks: {},
        forms: {
          add: {
            title: 'Ne pas réunir',
            submit: 'Noter',
            asks: {
              one: { name: 'un', label: 'Qui ?' },
              other: {
                name: 'autre',
                label: 'Et qui ?',
                hint: 'Aucune raison n’est notée, aucun des deux ne l’apprend',
              },
            },
          },
        },
      },
    },
    refusals: {
      'round drawn': () =>
        line`C’est trop tard pour ce tour : le tirage est fait. « Pas cette fois » se trouve sous ${say('votre', 'ta')} proposition.`,
    },
    press: {
      skip: 'Passer ce tour',
      join: 'Finalement, j’en suis',
      apart: 'Plutôt pas avec…',
      no: 'Pas cette fois',
      met: 'Nous nous sommes vus',
      skipNext: 'Passer le prochain tour',
      keepApart: 'Ne pas réunir deux membres',
      release: 'Laisser une paire se voir',
      settings: 'Réglages',
    },
    aheadTitle: 'Bientôt quelqu’un à rencontrer',
    ahead: at =>
      line`${say('Vous saurez', 'Tu sauras')} ${dayAndHour(at)} qui le club ${say('vous propose', 'te propose')} de rencontrer : une demi-heure, le jour qui vous arrange tous les deux. Si ce n’est pas le moment, ${say('passez', 'passe')} ce tour ; personne n’en saura rien.`,
    outTitle: say('Vous passez ce tour', 'Tu passes ce tour'),
    out: at =>
      line`Rien ne ${say('vous', 'te')} sera proposé ${day(at)}. La fois suivante, ${say('vous en serez', 'tu en seras')} de nouveau.`,
    wasOut: () => line`${say('Vous avez', 'Tu as')} passé ce tour.`,
    isOver: drawn => (drawn ? line`Le tirage de ce tour est fait.` : line`Ce tour n’a pas lieu.`),
    proposedTitle: names => `Quelqu’un à rencontrer : ${names}`,
    proposed: others =>
      line`Le club ${say('vous propose', 'te propose')} cette rencontre ${others > 1 ? 'à trois' : 'à deux'} : une demi-heure, quand cela vous arrange.`,
    because: others => (others > 1 ? 'Pourquoi vous trois' : 'Pourquoi vous deux'),
    neverMet: other => line`${named(other)} et ${say('vous', 'toi')} n’avez encore jamais eu de tête-à-tête.`,
    lastMet: (other, on) =>
      line`${named(other)} et ${say('vous', 'toi')} n’avez pas eu de tête-à-tête depuis le ${date(on, 'day of month')}.`,
    isNew: other => line`${named(other)} est au club depuis le ${date(other.joinedOn, 'day of month')}.`,
    notThisTime: () => line`Pas cette fois. Personne n’en saura rien, et il n’y a rien à faire.`,
    doesNotTakePlace: () => line`Ce tête-à-tête n’a pas lieu cette fois. Il n’y a rien à faire.`,
    youMet: () => line`Vous vous êtes vus : merci de l’avoir dit.`,
    roundIsOver: () =>
      line`Finalement pas cette fois : un autre tour est tiré. Si vous vous êtes vus, ${say('dites-le', 'dis-le')} ici.`,
    pageTitle: 'Les tête-à-tête que le club propose',
    next: (cadence, at) =>
      line`${cadence === 'never' ? '' : `Le club réunit ses membres deux par deux, ${often[cadence]}. `}Prochain tirage : ${dayAndHour(at)}.`,
    none: () => line`Le club ne propose pas de tête-à-tête de lui-même : les réglages le disent.`,
    silent: until => line`Après un import, rien n’est proposé avant ${day(until)}.`,
    last: ({ proposed, held, unknown, leftOut, allMet }) =>
      allMet
        ? line`Au dernier tour, rien n’était à proposer : ceux qui en étaient se sont tous vus il y a peu.`
        : line`Dernier tour de tête-à-tête : ${plural(proposed, 'proposé')}, ${plural(held, 'tenu')}, ${unknown} dont rien n’est encore dit${leftOut > 0 ? ` ; il ne restait personne pour ${plural(leftOut, 'membre')}, en tête la prochaine fois` : ''}.`,
    nobodyApart: () => line`Le bureau ne tient personne à l’écart l’un de l’autre.`,
    apart: () => line`Le bureau ne réunit pas :`,
    pair: (one, other) => line`${named(one)} et ${named(other)}`,
    pairText: (one, other) => `${one} et ${other}`,
    apartStays: () =>
      line`Cela reste au sein du bureau : aucun des deux ne l’apprend. Ce que les membres souhaitent pour eux-mêmes n’est montré à personne, et une paire dont ${say('vous faites', 'tu fais')} partie ne ${say('vous est', 't’est')} pas montrée.`,
    keptTitle: (one, other) => `${one} et ${other} ne seront pas réunis.`,
    releasedTitle: (one, other) => `${one} et ${other} peuvent de nouveau être réunis.`,
    why: {
      ahead: at =>
        line`${say('Vous participez', 'Tu participes')} aux tête-à-tête que le club propose ; prochain tirage ${day(at)}.`,
      proposed: at =>
        line`Le club réunit ses membres deux par deux${at ? line` ; ce tour a été tiré ${day(at)}` : ''}. Ceux qui ne se sont jamais vus passent d’abord.`,
    },
  }
}
