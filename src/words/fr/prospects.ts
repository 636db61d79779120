import { allTraces, type Traces } from '../../terms/prospect.ts'
import type { Address } from '../../terms/speech.ts'
import type { prospectWords as english } from '../en/prospects.ts'
import { addressed, aNamed, dateText, listed, listedMembers, plural, que, span } from '../french.ts'
import { command, day, line, named } from '../line.ts'

/** `2 recommandations, 1 venue comme invité et 1 candidature`; all of them are feminine. */
const inWords = ({ referrals, visits, applications }: Traces): string =>
  listed([
    ...(referrals > 0 ? [plural(referrals, 'recommandation')] : []),
    ...(visits > 0 ? [plural(visits, 'venue comme invité', 'venues comme invité')] : []),
    ...(applications > 0 ? [plural(applications, 'candidature')] : []),
  ])

export const prospectWords = (address: Address): typeof english => {
  const say = addressed(address)
  const asks = {
    phone: {
      name: 'telephone',
      label: 'Téléphone',
      hint: 'Tel que la personne le donne ; peu importe la façon de l’écrire',
    },
    email: { name: 'courriel', label: 'Courriel' },
    name: { name: 'nom', label: 'Nom', hint: 'D’autres peuvent le porter : un téléphone ou un courriel est plus sûr' },
  }
  return {
    commands: {
      'club-prospects': {
        name: 'prospects',
        says: 'un prospect demande ce qui est gardé de lui, ou à être oublié',
        title: 'Prospects',
        submit: 'OK',
        asks: {},
        forms: {
          forget: { title: 'Oublier un prospect', submit: 'Chercher', asks },
          held: { title: 'Ce qui est gardé', submit: 'Chercher', asks },
          lift: { title: 'La personne a changé', submit: 'Noter', asks },
        },
      },
    },
    refusals: {
      'nobody to look for': () =>
        line`Comment chercher ? ${say('Donnez', 'Donne')} un téléphone, un courriel ou un nom.`,
      'asked to be forgotten': ({ since }) =>
        line`Cette personne a demandé au club, ${day(since)}, de ne plus y être recommandée. Rien n’a été transmis. A-t-elle changé d’avis ? Un membre du bureau le note avec ${command('club', 'prospects')}.`,
      'not wished': () => line`Aucun souhait de ce genre n’est gardé : cette personne peut être recommandée.`,
    },
    title: 'Les droits des prospects',
    page: () =>
      line`Les personnes que les membres se recommandent, celles qu’ils invitent et celles qui sont candidates ne sont pas entrées au club. Elles peuvent demander ce qui est gardé d’elles, et demander à être oubliées : la loi donne un mois pour répondre.`,
    pageHow: () =>
      line`Rien d’elles ne s’affiche ici : ${say('vous donnez ce qu’elles vous ont dit, et vous lisez', 'tu donnes ce qu’elles t’ont dit, et tu lis')} combien de fiches les nomment.`,
    doneHeading: 'Réponses récentes',
    done: (at, traces) =>
      allTraces(traces) === 0
        ? line`${day(at)} : rien n’était gardé ; noté, ne plus recommander.`
        : line`${day(at)} : oubli, dans ${inWords(traces)}.`,
    shown: (at, traces) =>
      allTraces(traces) === 0
        ? line`${day(at)} : rien n’était gardé ; cela a été dit.`
        : line`${day(at)} : ce qui est gardé a été remis, ${inWords(traces)}.`,
    press: {
      open: 'Les droits des prospects',
      forget: 'Un prospect demande l’oubli',
      held: 'Que gardons-nous de lui ?',
      lift: 'Il peut de nouveau être recommandé',
      forgetThese: count => (count === 1 ? 'Oublier cette personne' : `Oublier dans les ${count}`),
      forgetAll: count => (count === 1 ? 'Oublier cette personne' : `Oublier dans les ${count}, homonymes compris`),
      noteOnly: 'Noter : ne plus recommander',
    },
    foundTitle: 'Oublier cette personne ?',
    found: traces =>
      line`${inWords(traces)} ${allTraces(traces) === 1 ? 'nomme' : 'nomment'} cette personne, par le téléphone ou le courriel.`,
    foundAlike: (traces, others) =>
      line`${others ? 'De plus, ' : ''}${inWords(traces)} ${allTraces(traces) === 1 ? 'porte' : 'portent'} ce nom, avec un autre contact ou sans contact : c’est peut-être quelqu’un d’autre.`,
    foundAsks: () =>
      line`Nom, entreprise, contact et ce qui est noté d’elle disparaissent de ces fiches, de ce que les membres ont écrit et des messages qui en parlaient ; ce qui était en cours se termine. Les deux membres d’une recommandation apprennent que la personne a demandé à être oubliée. C’est sans retour.`,
    noneTitle: 'Rien n’est gardé de cette personne',
    none: () =>
      line`Aucune recommandation, aucune liste d’invités, aucune candidature du club ne la nomme. ${say('Vous pouvez', 'Tu peux')} noter qu’elle ne veut être recommandée à personne ici : seule une empreinte chiffrée en est gardée.`,
    forgottenTitle: 'Cette personne est oubliée',
    forgotten: (at, traces) =>
      allTraces(traces) === 0
        ? line`${day(at)} : rien n’était gardé ; il est noté qu’elle ne veut pas être recommandée.`
        : line`${day(at)} : oubliée dans ${inWords(traces)}.${traces.referrals > 0 ? ' Les membres des recommandations sont prévenus.' : ''}`,
    awaited: hosts =>
      line`La personne était annoncée à une réunion à venir par ${listedMembers(hosts)} ; elle n’est plus sur la liste : ${say('merci de le lui dire', 'dis-le-lui')}.`,
    beyondReach: count =>
      count === 1
        ? line`1 message se trouve là où je ne peux rien modifier pour l’instant (un lieu déconnecté ou en panne) : à supprimer là-bas à la main, ou une fois la connexion rétablie.`
        : line`${plural(count, 'message')} se trouvent là où je ne peux rien modifier pour l’instant (un lieu déconnecté ou en panne) : à supprimer là-bas à la main, ou une fois la connexion rétablie.`,
    notOurs: () =>
      line`Ce qu’un membre a noté ailleurs, emporté dans un fichier ou reçu par courriel de Slack est hors de ma portée : il lui est demandé de le supprimer.`,
    answerHeading: 'Ce qui peut lui être répondu',
    answer: (club, on, traces, kept) =>
      allTraces(traces) === 0
        ? `Vous avez demandé ${aNamed(club)} de vous oublier. Nous ne gardions rien de vous. Pour que personne ne vous recommande ici à l’avenir, nous gardons, pendant ${span(kept)}, une empreinte chiffrée du contact que vous nous avez donné ; elle ne dit rien par elle-même. Dites-nous si vous préférez qu’elle ne soit pas gardée.`
        : `Vous avez demandé ${aNamed(club)} de vous oublier. C’est fait depuis le ${dateText(on)} : votre nom, vos coordonnées et ce qui était noté de vous sont effacés de nos registres et des messages qui en parlaient${traces.referrals > 0 ? ', et les membres concernés sont priés de ne plus vous contacter par ce biais' : ''}. Pour que personne ne vous recommande ici à l’avenir, nous gardons, pendant ${span(kept)}, une empreinte chiffrée de votre contact ; elle ne dit rien par elle-même. Dites-nous si vous préférez qu’elle ne soit pas gardée.`,
    heldTitle: 'Ce qui est gardé de cette personne',
    held: traces =>
      line`${inWords(traces)} ${allTraces(traces) === 1 ? 'la nomme' : 'la nomment'}. Le fichier est pour elle : ${say('assurez-vous que c’est bien elle qui demande, remettez-le-lui et n’en gardez', 'assure-toi que c’est bien elle qui demande, remets-le-lui et n’en garde')} pas de copie. Que ${say('vous l’avez', 'tu l’as')} reçu est noté.`,
    heldNone: () =>
      line`Aucune recommandation, aucune liste d’invités, aucune candidature ne la nomme par ce téléphone ou ce courriel.`,
    heldAlike: traces =>
      line`${inWords(traces)} ${allTraces(traces) === 1 ? 'porte' : 'portent'} ce nom avec un autre contact ou sans contact. Ce qui est peut-être à quelqu’un d’autre ne se montre à personne : ${say('demandez', 'demande')} le téléphone ou le courriel qu’elle a pu donner.`,
    liftedTitle: 'C’est noté : cette personne peut de nouveau être recommandée',
    file: {
      name: 'ce-qui-est-garde',
      title: club => `Ce ${que(club)} garde de vous`,
      intro: kept =>
        `Les membres du club se recommandent des personnes, avec leur accord : le nom et le contact sont gardés chiffrés, jusqu’à ${span(kept.prospects)} après la fin d’une recommandation ; qui la donne et qui la reçoit les lisent, personne d’autre. Le nom et l’entreprise d’un invité sont lus par les membres, ses coordonnées par qui l’amène et par le bureau, pendant ${span(kept.visitors)}. Une candidature qui n’est pas retenue est gardée ${span(kept.candidates)}. Vous pouvez les faire corriger ou effacer : demandez-le à qui vous envoie ceci.`,
      referral: at => `Recommandation du ${dateText(at)}`,
      visit: at => `Invité à la réunion du ${dateText(at)}`,
      application: at => `Candidature du ${dateText(at)}`,
      labels: {
        ...{ name: 'Nom', company: 'Entreprise', phone: 'Téléphone', email: 'Courriel', need: 'Besoin' },
        ...{
          source: 'Donnée par',
          receiver: 'Donnée à',
          agreed: 'Accord',
          status: 'Où elle en est',
          seen: 'Vu par',
        },
        ...{
          activity: 'Activité',
          host: 'Amené par',
          came: 'À la réunion',
          said: 'Impression, telle que l’hôte la rapporte',
        },
        ...{ motivations: 'Motivations', sponsor: 'Proposée par' },
      },
      agreed: agreed => (agreed ? 'donné, d’après la personne qui vous recommande' : 'non noté'),
      guestAgreed: agreed => (agreed ? 'donné, d’après la personne qui vous amène' : 'non noté'),
      came: { invited: 'présence attendue', present: 'présence notée', absent: 'absence notée' },
      withdrawn: 'reprise par la personne qui l’avait donnée',
      seen: (by, how, at) =>
        `${by}, le ${dateText(at)} (${{ opened: 'consultation', 'taken-along': 'emporté dans un fichier', 'for-him': 'pour vous répondre' }[how]})`,
      got: (by, at) => `${by}, le ${dateText(at)} (par le message reçu)`,
    },
    past: () =>
      line`La personne a demandé au club de l’oublier : rien d’elle n’est gardé ici, il ne reste rien à faire.`,
    toldTitle: 'Une personne demande à être oubliée',
    toldReceiver: (giver, at) =>
      line`La personne ${que(giver, named(giver))} ${say('vous a', 't’a')} recommandée ${day(at)} a demandé au club de l’oublier : son nom, son contact et son besoin sont effacés ici.`,
    toldGiver: (receiver, at) =>
      line`La personne que ${say('vous avez', 'tu as')} recommandée à ${named(receiver)} ${day(at)} a demandé au club de l’oublier : son nom, son contact et son besoin sont effacés ici.`,
    toldAsks: () =>
      line`Merci de ne plus la contacter par ce biais, et de supprimer ce que ${say('vous avez', 'tu as')} noté d’elle. Cela ne dit rien de l’un ni de l’autre.`,
    toldWhy: () =>
      line`Une personne recommandée par un membre peut demander au club d’être oubliée. Qui donne la recommandation et qui la reçoit l’apprennent aussitôt.`,
  }
}
