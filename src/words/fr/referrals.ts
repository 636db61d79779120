import { isClosed, type Referral, type ReferralStatus, type UnfitReason } from '../../terms/referral.ts'
import type { Address } from '../../terms/speech.ts'
import type { Line } from '../../view/view.ts'
import { anyOf } from '../any-of.ts'
import type { referralWords as english } from '../en/referrals.ts'
import { addressed, de, fromWhom, plural, que } from '../french.ts'
import { command, date, day, line, named, strong } from '../line.ts'

export const statuses = {
  new: 'nouvelle',
  contacted: 'contact pris',
  meeting: 'rendez-vous',
  quoted: 'devis envoyé',
  won: 'gagnée',
  lost: 'perdue',
  'not-a-fit': 'hors cible',
  'no-answer': 'sans réponse',
}

/** Where it stands; one whose prospect asked to be forgotten has ended by that. */
export const statusOf = (r: Referral): string => (r.forgotten ? 'oubli demandé' : statuses[r.status])

const stepNames: Record<ReferralStatus, string> = {
  new: 'Rien encore',
  contacted: 'Contact pris',
  meeting: 'Rendez-vous pris',
  quoted: 'Devis envoyé',
  won: 'Gagnée',
  lost: 'Perdue',
  'not-a-fit': 'Hors cible',
  'no-answer': 'Sans réponse',
}

export const unfitReasons: Record<UnfitReason, string> = {
  'too-far': 'Trop loin pour moi',
  'not-my-trade': 'Pas tout à fait mon métier',
  'no-time': 'Pas de temps en ce moment',
  'has-somebody': 'La personne a déjà quelqu’un',
  'not-reached': 'Impossible à joindre',
  other: 'Autre chose',
}

export const referralWords = (address: Address): typeof english => {
  const say = addressed(address)
  const you = say('vous', 'toi')
  const warmths = {
    1: '1 · je donne un nom',
    2: say('2 · j’ai aussi transmis votre plaquette', '2 · j’ai aussi transmis ta plaquette'),
    3: say('3 · j’ai parlé pour vous', '3 · j’ai parlé pour toi'),
    4: '4 · j’ai calé un appel ou un rendez-vous',
    5: '5 · je fais les présentations',
  }
  const handoffs = {
    'will-call': 'La personne va appeler',
    'contact-given': 'Voici ses coordonnées',
    'message-sent': 'J’ai envoyé un message',
    'meeting-set': 'Un rendez-vous est pris',
  }
  return {
    commands: {
      refer: {
        name: 'recommander',
        says: 'transmettre une recommandation à un membre',
        title: 'Recommander',
        submit: 'Transmettre',
        asks: {
          receiver: { name: 'a', label: 'À qui ?' },
          who: {
            name: 'qui',
            label: 'Qui est-ce, et comment joindre la personne ?',
            hint: `Par exemple : Mme Dupont, SCI des Tilleuls, 06 12 34 56 78. Vide si c’est pour ${you}.`,
          },
          need: { name: 'besoin', label: 'De quoi a-t-on besoin ?' },
          agreed: {
            name: 'accord',
            label: 'La personne est d’accord pour être jointe',
            hint: 'Nécessaire pour une connaissance',
          },
          kind: {
            name: 'type',
            label: 'Qui achète ?',
            hint: 'Une connaissance, si rien n’est choisi',
            choices: { inside: 'moi-même', outside: 'une connaissance' },
          },
          prospect: { name: 'contact', label: 'Nom' },
          company: { name: 'entreprise', label: 'Entreprise' },
          phone: { name: 'telephone', label: 'Téléphone' },
          email: { name: 'courriel', label: 'Courriel' },
          warmth: {
            name: 'preparation',
            label: say('Jusqu’où l’avez-vous préparée ?', 'Jusqu’où l’as-tu préparée ?'),
            choices: warmths,
          },
          handoff: { name: 'suite', label: 'Et maintenant ?', choices: handoffs },
        },
        forms: {
          again: {
            title: 'À quelqu’un d’autre',
            submit: 'Transmettre',
            asks: {
              receiver: { name: 'a', label: 'À qui ?' },
              need: { name: 'besoin', label: 'De quoi a-t-on besoin ?' },
              agreed: {
                name: 'accord',
                label: 'La personne est d’accord avec ce membre',
                hint: say(
                  'C’est quelqu’un d’autre qui appellera : reposez-lui la question',
                  'C’est quelqu’un d’autre qui appellera : repose-lui la question',
                ),
              },
              warmth: {
                name: 'preparation',
                label: say('Jusqu’où l’avez-vous préparée ?', 'Jusqu’où l’as-tu préparée ?'),
                choices: warmths,
              },
              handoff: { name: 'suite', label: 'Et maintenant ?', choices: handoffs },
            },
          },
          unfit: {
            title: 'Hors cible',
            submit: 'Répondre',
            asks: {
              reason: { name: 'raison', label: 'Pourquoi ?', choices: unfitReasons },
              words: {
                name: 'mots',
                label: `Avec ${say('vos', 'tes')} mots`,
                hint: `Par exemple, ce qui ${say('vous', 'te')} conviendrait mieux`,
              },
            },
          },
          describe: {
            title: 'Préciser',
            submit: 'Ajouter',
            asks: {
              warmth: {
                name: 'preparation',
                label: say('Jusqu’où l’avez-vous préparée ?', 'Jusqu’où l’as-tu préparée ?'),
                choices: warmths,
              },
              handoff: { name: 'suite', label: 'Et maintenant ?', choices: handoffs },
            },
          },
          note: {
            title: 'Note personnelle',
            submit: 'Garder',
            asks: {
              note: {
                name: 'note',
                label: `${say('Votre', 'Ta')} note`,
                hint: 'Personne d’autre ne la lit ; elle s’efface avec les coordonnées',
              },
            },
          },
        },
      },
    },
    refusals: {
      'consent needed': () =>
        line`Avant de transmettre des coordonnées, ${say('demandez', 'demande')} à la personne si elle est d’accord pour être jointe.`,
      'prospect needed': () => line`Qui est-ce ? ${say('Donnez', 'Donne')} au moins un nom ou une entreprise.`,
      'buys himself': () =>
        line`${say('C’est vous qui achetez', 'C’est toi qui achètes')} : ce champ reste alors vide. Pour quelqu’un d’autre, ${say('choisissez', 'choisis')} « une connaissance ».`,
      'same referral just passed': ({ since }) =>
        line`${say('Vous l’avez', 'Tu l’as')} déjà transmise ${day(since)}. Rien n’a été envoyé deux fois.`,
      'too late to take back': ({ days }) =>
        line`Une recommandation s’annule jusqu’à la fin de la réunion suivante, ${plural(days, 'jour')} au plus. S’il y a une erreur, ${say('dites-le', 'dis-le')} de vive voix.`,
      'referral taken up': ({ receiver }) =>
        line`${named({ name: receiver })} y a déjà répondu : elle ne s’annule plus. Si elle est partie par erreur, ${say('dites-le-lui', 'dis-le-lui')} ; ici, rien n’a changé.`,
      'own referral': ({ receiver }) =>
        line`${say('Vous l’avez', 'Tu l’as')} transmise : c’est à ${named(receiver)} de dire où elle en est. ${say('Vous lirez', 'Tu liras')} chaque étape.`,
      'referral taken back': ({ giver }) =>
        line`${named(giver)} a repris cette recommandation : ${say('vous n’avez', 'tu n’as')} plus rien à faire.`,
      'referral ended': ({ status, since, giver }) =>
        line`Elle est ${strong(statuses[status])} depuis ${day(since)}, et le reste. Si elle reprend vie, un mot à ${named(giver)} suffit.`,
      'referral erased': () =>
        line`Les coordonnées ont été effacées depuis, comme le club le promet aux personnes recommandées : plus rien ne s’y note.`,
      'nothing to rate yet': () => line`Il n’y a encore rien à juger : la question viendra après le premier contact.`,
    },
    statuses,
    statusOf,
    warmths,
    handoffs,
    labels: {
      prospect: 'Contact',
      company: 'Entreprise',
      phone: 'Téléphone',
      email: 'Adresse électronique',
      need: 'Besoin',
      warmth: 'Préparation',
      handoff: 'Suite',
    },
    received: giver => line`${giver} a une recommandation pour ${you}.`,
    receivedTitle: giver => `Une recommandation ${de(giver)}`,
    buysHimself: giver => line`C’est ${named(giver)} qui en a besoin.`,
    thank: giver => line`Un mot de merci fera plaisir à ${named(giver)}.`,
    thankIntro: giver =>
      line`Bravo. Un mot de merci à ${named(giver)} ? Il peut aussi attendre : l’affaire gagnée est notée.`,
    status: (status, since) => line`Où elle en est : ${strong(statuses[status])}, depuis ${day(since)}.`,
    press: {
      ...stepNames,
      more: 'Autre réponse',
      undoStep: step => `Annuler « ${stepNames[step]} »`,
      undoDenied: 'Annuler cette réponse',
      putBack: 'Oui, changer',
      asItIs: 'Non, laisser ainsi',
      why: 'Dire pourquoi',
      note: 'Une note pour moi',
      noteAgain: 'Changer ma note',
      deny: 'Je ne vois pas de quoi il s’agit',
      rateAgain: 'Un autre avis',
      still: 'Toujours en cours',
      all: 'Les voir toutes',
      step: giver => `Où en est celle ${de(giver)} ?`,
      amend: 'Ce n’est pas le bon bouton ?',
      thank: 'Remercier',
      pleasure: 'Avec plaisir',
      undo: 'Reprendre',
      again: 'La donner à quelqu’un d’autre',
      oneToOne: 'Proposer un tête-à-tête',
      passIt: 'Oui, transmettre',
      notYet: 'Pas encore : garder 30 minutes',
    },
    qualities: { 1: '1 · pas utile', 2: '2', 3: '3 · utile', 4: '4', 5: '5 · exactement cela' },
    rated: rating => line`Merci pour ${say('votre', 'ton')} avis : ${strong(rating)}. Il reste entre nous.`,
    rateAsked: () =>
      line`Que valait-elle ? Un geste, et ${say('votre', 'ton')} avis reste entre nous : personne d’autre ne le lit.`,
    ownNote: () => line`${say('Votre', 'Ta')} note, que personne d’autre ne lit :`,
    notedTitle: isEmpty =>
      isEmpty ? `${say('Votre', 'Ta')} note est effacée` : `Noté, pour ${say('vous', 'toi')} et personne d’autre`,
    putBack: (status, since, to) =>
      line`Elle est notée ${strong(statuses[status])} depuis ${day(since)}. ${isClosed(to) ? 'La noter plutôt' : 'La remettre à'} ${strong(statuses[to])} ?`,
    unfitIntro: giver =>
      line`${named(giver)} lira ${say('votre', 'ta')} réponse avec un merci. Dire pourquoi est facultatif.`,
    unfitSaid: giver => `${giver} lira, avec un merci, que ce n’était pas pour ${you}`,
    passedTitle: receiver => `Transmise à ${receiver}`,
    passed: {
      privately: receiver =>
        line`Elle part en privé vers ${receiver}, qui ${say('vous', 'te')} dira d’un bouton où elle en est.`,
      called: receiver =>
        line`${named(receiver)} ne reçoit rien en privé : le canal du club l’appelle, et personne d’autre ne peut l’ouvrir.`,
      later: receiver =>
        line`Rien ne parvient à ${named(receiver)} pour le moment : mieux vaut l’appeler. La recommandation est gardée, et partira dès que possible.`,
      unconnected: receiver =>
        line`${named(receiver)} n’a pas encore de compte relié à Assidu : mieux vaut l’appeler. La recommandation est gardée et lui parviendra.`,
    },
    known: ({ meeting, oneToOne, introduction }) => {
      const shared = [
        meeting ? `${plural(meeting.times, 'réunion')} ensemble` : '',
        oneToOne ? plural(oneToOne.times, 'tête-à-tête', 'tête-à-tête') : '',
        introduction ? plural(introduction.times, 'mise en relation', 'mises en relation') : '',
      ].filter(part => part !== '')
      if (shared.length === 0) return line`Le club n’a pas encore trace d’une rencontre entre vous deux.`
      // Derrière une seule, c’est d’elle ; derrière les réunions seules, « la dernière » ne peut être qu’une réunion.
      const noun = shared.length > 1 ? 'la dernière réunion ' : meeting?.times === 1 ? '' : 'la dernière '
      return line`Entre vous : ${shared.join(', ')}${meeting?.last ? line`, ${noun}${date(meeting.last)}` : ''}.`
    },
    meetNow: receiver => line`Un café avec ${named(receiver)} donnerait du poids à cette recommandation.`,
    meetFirst: receiver => line`Un café avec ${named(receiver)} d’abord donnerait du poids à cette recommandation.`,
    undone: receiver => `Reprise : ${receiver} ne la voit plus.`,
    consentTitle: prospect =>
      `${say('Avez-vous', 'As-tu')} l’accord ${de(prospect)} pour transmettre ses coordonnées ?`,
    consent: () => line`Un contact ne se transmet qu’avec l’accord de la personne.`,
    keptTitle: 'Gardée 30 minutes',
    kept: () =>
      line`${say('Posez', 'Pose')} la question, puis ${say('appuyez', 'appuie')} sur ${strong('Oui, transmettre')}. Après 30 minutes, tout est effacé.`,
    movedTitle: (receiver, step) =>
      step === 'denied' ? `${receiver} ne retrouve pas cette recommandation` : `${receiver} : ${statuses[step]}`,
    moved: (receiver, step, what) => {
      const yours = say('Votre', 'Ta')
      const steps: Record<typeof step, Line> = {
        new: line`${yours} recommandation${what} à ${receiver} est rouverte.`,
        contacted: line`${receiver} a pris contact suite à ${say('votre', 'ta')} recommandation${what}.`,
        meeting: line`${yours} recommandation${what} à ${receiver} a donné lieu à un rendez-vous.`,
        quoted: line`${receiver} a envoyé un devis suite à ${say('votre', 'ta')} recommandation${what}.`,
        won: line`${yours} recommandation${what} à ${receiver} a donné une affaire. Bravo.`,
        lost: line`${yours} recommandation${what} à ${receiver} n’a pas abouti cette fois. Merci de l’avoir transmise.`,
        'not-a-fit': line`${yours} recommandation${what} n’était pas tout à fait pour ${receiver}. Merci tout de même.`,
        'no-answer': line`${receiver} n’a pas réussi à joindre ${say('votre', 'ton')} contact${what}.`,
        denied: line`${receiver} ne retrouve pas ${say('votre', 'ta')} recommandation${what}. Il manque peut-être un détail : ${say('vous pouvez l’appeler, ou la reprendre', 'tu peux l’appeler, ou la reprendre')}.`,
      }
      return steps[step]
    },
    unfit: (reason, receiver, what) => {
      const thanks = `Merci pour ${say('votre', 'ta')} recommandation${what}`
      const reasons: Record<UnfitReason, Line> = {
        'too-far': line`${thanks} : c’était trop loin pour ${receiver} cette fois. Une autre, plus proche, sera la bienvenue.`,
        'not-my-trade': line`${thanks} : ce n’était pas tout à fait le métier ${de(receiver)}. Une autre, plus près du métier, sera la bienvenue.`,
        'no-time': line`${thanks} : ${receiver} manque de temps en ce moment. Une autre, plus tard, sera la bienvenue.`,
        'has-somebody': line`${thanks} à ${receiver} : la personne a déjà quelqu’un. Qui cherche encore sera bienvenu.`,
        'not-reached': line`${thanks} : ${receiver} n’a pas réussi à joindre la personne. Un mot de ${you} pourra l’aider.`,
        other: line`${thanks} : elle ne convenait pas à ${receiver} cette fois. Une autre sera la bienvenue.`,
      }
      return reasons[reason]
    },
    unfitWords: receiver => line`Avec les mots ${de(receiver, named(receiver))} :`,
    unfitSeeks: receiver => line`Ce ${que(receiver, named(receiver))} recherche :`,
    stands: (receiver, status, since, what) =>
      line`${say('Votre', 'Ta')} recommandation${what} à ${receiver} en est là : ${strong(statuses[status])}, depuis ${day(since)}.`,
    corrected: (receiver, slip) =>
      slip === 'denied'
        ? line`${named(receiver)} l’a retrouvée.`
        : line`${named(receiver)} a corrigé ce qui était écrit ici (« ${statuses[slip]} »).`,
    reminderTitle: giver => `La recommandation ${de(giver)}`,
    reminder: (giver, since, isNew) =>
      isNew
        ? line`${giver} ${say('vous a', 't’a')} transmis une recommandation ${day(since)}. Où en est-elle ?`
        : line`Rien n’a bougé avec la recommandation ${de(giver)} depuis ${day(since)}. Où en est-elle ?`,
    reminderAgain: r => line`${named(r.giver)} n’en a pas encore de nouvelles${whatOf(r)}. Un geste suffit.`,
    remindersTitle: count =>
      `${plural(count, 'recommandation')} ${count === 1 ? 'attend' : 'attendent'} un mot de ${say('vous', 'toi')}`,
    asks: r =>
      line`Recommandation ${de(r.giver, named(r.giver))}${whatOf(r)}${r.imported ? ', reprise de l’historique du club' : ''} : ${strong(statuses[r.status])}, depuis ${day(r.since)}.${r.goesOn ? line` ${say('Vous avez', 'Tu as')} dit ${day(r.goesOn)} qu’elle est toujours en cours.` : ''}`,
    imported: () => line`Elle est reprise de l’historique du club.`,
    goesOn: at => line`${say('Vous avez', 'Tu as')} dit ${day(at)} qu’elle est toujours en cours.`,
    goesOnTitle: giver => `Toujours en cours : la recommandation ${de(giver)}`,
    goesOnUntil: () => line`La question n’est plus posée pendant 30 jours.`,
    heldTitle: `Les recommandations que ${say('vous avez', 'tu as')} reçues`,
    moreClose: count => line`Et ${String(count)} autres : ${command('referrals')} les montre toutes.`,
    closesSoonTitle: count =>
      count === 1 ? 'Une recommandation se ferme bientôt' : `${plural(count, 'recommandation')} se ferment bientôt`,
    closesSoon: (other, what, since, closes) =>
      line`La recommandation entre ${you} et ${named(other)}${what} n’a pas bougé depuis ${day(since)}. Elle sera close « sans réponse » ${day(closes)}, sauf nouvelle étape.`,
    withdrawnTitle: giver => `${giver} a repris cette recommandation`,
    withdrawn: () => line`${say('Vous n’avez', 'Tu n’as')} plus rien à faire.`,
    denied: giver => line`${say('Vous avez', 'Tu as')} dit à ${named(giver)} ne pas voir de quoi il s’agit.`,
    returnedTitle: (receiver, isBack) =>
      isBack ? `${receiver} est de retour` : `${receiver} a quitté le club : la donner à quelqu’un d’autre ?`,
    returned: r =>
      r.status === 'no-answer'
        ? line`${named(r.receiver)} ne fait plus partie du club. ${say('Votre', 'Ta')} recommandation${whatOf(r)}, transmise ${day(r.givenAt)}, ${say('vous', 'te')} revient.`
        : line`${named(r.receiver)} a de nouveau ${say('votre', 'ta')} recommandation${whatOf(r)}. Il n’y a plus rien à faire.`,
    pleasureTitle: giver => `${giver} ${say('vous', 'te')} répond`,
    pleasureSent: receiver => `${receiver} le lira.`,
    receivedLine: r =>
      line`${fromWhom(r.giver, named(r.giver))}${whatOf(r)}, ${day(r.givenAt)} : ${strong(statusOf(r))}`,
    digest: {
      week: ({ given, confirmed, won }) =>
        line`Recommandations : ${anyOf([given, plural(given, 'donnée')], [confirmed, plural(confirmed, 'confirmée')], [won, plural(won, 'gagnée')])}.`,
      stoodStill: count => line`${plural(count, 'recommandation')} sans nouvelles depuis trop longtemps.`,
      see: 'Voir les recommandations',
      title: 'Recommandations sans nouvelles',
      waiting: (from, to, since) =>
        line`${fromWhom(from, named(from))} à ${named(to)}, sans changement depuis ${day(since)}.`,
    },
    why: {
      received: (giver, at) =>
        line`${giver} ${say('vous a transmis', 't’a transmis')} une recommandation ${day(at)}. Elle parvient aussitôt à qui la reçoit.`,
      returned: (receiver, at) =>
        line`${say('Vous avez', 'Tu as')} transmis une recommandation à ${receiver} ${day(at)} ; elle était ouverte à la fin de son adhésion. Elle revient aussitôt à qui l’a donnée.`,
      moved: receiver =>
        line`${receiver} a fait avancer une de ${say('vos', 'tes')} recommandations. Qui la donne apprend chaque étape, jamais un montant.`,
      reminder: asking =>
        line`${asking.length === 1 ? 'Cette recommandation attend' : 'Ces recommandations attendent'} un mot : tant qu’elle est nouvelle, une recommandation demande où elle en est après 48 heures et après 7 jours ; ensuite, 30 jours après chaque étape ou « toujours en cours ». Toutes celles qui attendent tiennent en un message, une fois par semaine au plus.${asking.some(({ imported }) => imported) ? ' Ce qui est repris de l’historique compte de ses propres dates ; ce qui était déjà à demander l’est une fois, peu après l’import.' : ''}`,
      closesSoon: at =>
        line`Rien n’a changé depuis ${day(at)}. Après 180 jours, une recommandation est close ; les deux sont prévenus une semaine avant.`,
      pleasure: giver =>
        line`${giver} a répondu aux nouvelles que ${say('vous avez', 'tu as')} données de la recommandation.`,
    },
  }
}

const whatOf = (r: Referral) => {
  const what = r.prospect.company ?? r.prospect.name
  return what === undefined ? '' : ` (${what})`
}
