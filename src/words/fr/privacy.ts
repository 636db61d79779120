import type { ActKind } from '../../terms/act.ts'
import type { ListedText } from '../../terms/erasure.ts'
import type { RecordKind } from '../../terms/own-data.ts'
import type { Address } from '../../terms/speech.ts'
import type { privacyWords as english } from '../en/privacy.ts'
import { addressed, dateText, listed, plural, span } from '../french.ts'
import { command, date, day, line, named, strong } from '../line.ts'
import { takenAlong } from './taken-along.ts'

const textNames: Record<ListedText, string> = {
  thanks: 'Un merci',
  ask: 'Un besoin ou une offre',
  meeting: 'Une réunion planifiée',
  series: 'Une série de réunions planifiée',
  profile: 'La fiche écrite',
}

export const privacyWords = (address: Address): typeof english => {
  const say = addressed(address)
  const you = say('vous', 'toi')
  const your = say('votre', 'ton')
  const records: Record<RecordKind, string> = {
    attendance: `Réunions où ${say('votre', 'ta')} présence ou absence est notée`,
    rollDisputes: 'Absences contestées à l’appel',
    rsvps: 'Réponses aux réunions',
    checkIns: 'Arrivées notées à la porte',
    guests: `Invités que ${say('vous avez', 'tu as')} amenés`,
    calendarFeed: `Une adresse pour ${say('votre', 'ton')} agenda`,
    applications: 'Personnes proposées comme membres',
    candidateWords: 'Mots à la commission sur des candidats',
    ballots: 'Voix données à la commission',
    introductions: `Mises en relation avec ${you}`,
    referralsGiven: 'Recommandations et affaires données',
    referralsReceived: 'Recommandations et affaires reçues',
    prospectLooks: say('Contacts de prospects que vous avez consultés', 'Contacts de prospects que tu as consultés'),
    thanksGiven: 'Mercis donnés',
    thanksReceived: 'Mercis reçus',
    oneToOnes: 'Tête-à-tête',
    roundsSkipped: `Tours de tête-à-tête que ${say('vous avez', 'tu as')} passés`,
    keptApart: 'Membres avec qui aucun tête-à-tête n’est proposé',
    asks: 'Besoins et offres',
    answers: 'Réponses aux besoins',
    problems: say('Problèmes où votre avis a été demandé', 'Problèmes où ton avis a été demandé'),
    leaves: 'Pauses',
    evaluations: 'Bilans, chacun depuis le mardi où il a commencé',
    nudges: 'Coups de pouce',
    messages: 'Messages d’Assidu',
    looks: 'Regards ou changements du bureau',
  }
  const acts: Record<ActKind, string> = {
    'referral-given': 'affaire transmise',
    'referral-confirmed': 'recommandation confirmée',
    'referral-denied': 'recommandation non reconnue',
    'referral-rated': 'recommandation notée',
    'referral-step': 'recommandation avancée',
    'introduction-requested': 'mise en relation demandée',
    'introduction-accepted': 'mise en relation acceptée',
    'introduction-met': 'mise en relation suivie d’une rencontre',
    'thanks-given': 'merci',
    'ask-made': 'besoin exprimé',
    'offer-made': 'offre faite',
    'problem-put': 'problème soumis au club',
    'ask-answered': 'réponse à un besoin',
    'answer-rated': 'avis sur une réponse',
    'one-to-one-held': 'tête-à-tête',
    'guest-came': 'invité venu',
    'newcomer-sponsored': 'nouveau parrainé',
    'meeting-attended': 'présence à une réunion',
  }
  return {
    commands: {
      'my-data': {
        name: 'mes-donnees',
        says: say(
          'voir, corriger, emporter ce qui est gardé sur vous, ou s’opposer',
          'voir, corriger, emporter ce qui est gardé sur toi, ou s’opposer',
        ),
        title: say('Vos données', 'Tes données'),
        submit: 'OK',
        asks: {},
      },
    },
    formerName: 'Ancien membre',
    records,
    taken: takenAlong(say, acts),
    title: `Ce qui est gardé sur ${you}`,
    profile: {
      name: 'Nom',
      company: 'Entreprise',
      activity: 'Activité',
      speciality: 'Spécialité',
      seeks: say('Vous cherchez', 'Tu cherches'),
      offers: say('Vous proposez', 'Tu proposes'),
      introduceTo: say('Vous aimeriez rencontrer', 'Tu aimerais rencontrer'),
      town: 'Ville',
      jobTitle: 'Fonction',
      sector: 'Secteur',
      email: 'Adresse électronique',
      phone: 'Téléphone',
      joined: 'Membre depuis',
      left: 'Membre jusqu’au',
      accounts: 'Comptes reliés',
    },
    dayText: date => dateText(date),
    dayOf: date => line`${dateText(date)}`,
    countsHeading: `Ce qui est noté sur ${you}`,
    nothing: () => line`Rien encore.`,
    recentHeading: say('Vos derniers actes', 'Tes derniers actes'),
    act: (kind, at, other) =>
      line`${day(at)} : ${acts[kind]}${other === null ? '' : line` (${named({ name: other })})`}`,
    standingHeading: say('Où vous en êtes', 'Où tu en es'),
    seesHeading: 'Qui voit quoi',
    sees: () => [
      line`Tous les membres : ${your} profil, les réunions où ${say('vous étiez', 'tu étais')}, ${say('vos', 'tes')} besoins et offres.`,
      line`Vous deux seulement : les recommandations, les montants, les avis, les réponses aux mises en relation.`,
      line`Le bureau : combien ${say('vous donnez et demandez, votre présence et votre bilan', 'tu donnes et demandes, ta présence et ton bilan')}, avec les dates ; chaque regard est noté et compté ci-dessus.`,
      line`Personne : ce qui se dit dans les canaux. Ce n’est pas lu.`,
    ],
    looksHeading: 'Qui a regardé ou changé quelque chose récemment',
    look: (by, at) => line`${day(at)} : ${by === null ? 'Assidu, ou qui l’héberge' : named({ name: by })}`,
    keptHeading: 'Pendant combien de temps',
    keptFor: days => [
      line`Réunions, recommandations, mises en relation et autres actes : ${span(days.acts)} ; ensuite, seulement combien il y en a eu de chaque sorte entre deux membres, et l’année du dernier.`,
      line`Le contact d’un prospect : ${span(days.prospects)} après la fin de la recommandation, ou jusqu’à ce que la personne demande l’oubli ; quand ${say('vous en avez', 'tu en as')} consulté ou emporté un : ${span(days.audit)}. Le nom et les contacts des invités : ${span(days.visitors)} après leur visite. Une candidature restée sans suite : ${span(days.candidates)} après la réponse.`,
      line`Ce que le bureau a fait ou regardé : ${span(days.audit)}. Ce que disait un coup de pouce : ${span(days.nudges)}. Ce qui a été tapé sans être envoyé : une demi-heure.`,
      line`${say('Votre', 'Ton')} profil : ${span(days.leavers)} après ${say('votre', 'ton')} départ ; ${say('votre nom et vos textes', 'ton nom et tes textes')} disparaissent alors, dans les messages aussi.`,
      line`Les réponses que personne d’autre ne voit sont gardées par Slack ou Discord, pas par moi : personne ne peut les y modifier, elles partent quand ${say('vous les fermez', 'tu les fermes')}. Il en va de même de ce qui est parti par courriel ou en notification.`,
    ],
    press: {
      correct: `Corriger ${say('mon', 'mon')} profil`,
      export: 'Tout emporter',
      object: 'M’opposer au bilan',
      takeBack: 'Retirer mon opposition',
      erase: 'Demander l’effacement',
      channelsToo: 'Les canaux en français aussi',
      eraseYes: 'Oui, demander au bureau',
      eraseBack: 'Retirer ma demande d’effacement',
    },
    languageTitle: say('Désormais, je vous écris en français', 'Désormais, je t’écris en français'),
    language: channels =>
      channels
        ? line`Ce que je ${say('vous ai', 't’ai')} écrit ces derniers temps suit. Les canaux gardent la langue du club, l’anglais, sauf si ${say('vous la changez', 'tu la changes')} pour tous.`
        : line`Ce que je ${say('vous ai', 't’ai')} écrit ces derniers temps suit. Ce que les membres ont écrit reste dans leurs mots.`,
    objectedTitle: `Plus aucun bilan n’est calculé sur ${you}`,
    objected: since =>
      line`C’est noté, ${date(since)}. ${say('Vous restez', 'Tu restes')} membre comme les autres ; aucun coup de pouce ne ${say('vous', 'te')} sera envoyé. Seul le membre du bureau qui doit le savoir le lit, aucune liste et aucun chiffre ne le montre.`,
    takenBackTitle: say('Votre opposition est retirée', 'Ton opposition est retirée'),
    takenBack: () => line`${say('Votre', 'Ton')} bilan est de nouveau calculé à partir de mardi prochain.`,
    isObjecting: since =>
      line`${say('Votre', 'Ton')} opposition au bilan date du ${date(since)} : rien n’est calculé sur ${you}.`,
    exportTitle: say('Vos données', 'Tes données'),
    exportSays: count =>
      line`Deux fichiers, pour ${say('vous seul', 'toi seul')} : l’un à lire, l’autre que tout programme lit (JSON). Chacun contient ${strong(plural(count, 'enregistrement'))} : tout ce qui est gardé sur ${you} et que ${say('vous pouvez', 'tu peux')} voir.`,
    eraseTitle: 'Demander l’effacement ?',
    erase: () =>
      line`${say('Votre adhésion prendrait fin ; votre nom, vos contacts et vos textes', 'Ton adhésion prendrait fin ; ton nom, tes contacts et tes textes')} sortiraient des registres du club. Ce que d’autres ont gagné avec ${you} leur reste, sans ${your} nom. Une fois fait, cela ne s’annule pas.`,
    erasedTitle: say('Le bureau a votre demande', 'Le bureau a ta demande'),
    erased: () =>
      line`Il ${say('vous', 'te')} répondra dans le mois, comme la loi le demande. D’ici là, rien ne change.`,
    eraseWaits: since =>
      line`${say('Vous avez demandé', 'Tu as demandé')} ${say('votre', 'ton')} effacement ${day(since)}. Le bureau répond dans le mois ; d’ici là, rien ne change.`,
    eraseBackTitle: say('Votre demande est retirée', 'Ta demande est retirée'),
    eraseAskedTitle: name => `${name} demande son effacement`,
    eraseAsked: (name, since, externalId) =>
      line`${named({ name })} a demandé ${day(since)} l’effacement de ses données. Parlez-en d’abord de vive voix, puis la personne qui héberge Assidu tape : assidu erase --member ${externalId}. La loi donne un mois.`,
    eraseOver: name => line`${named({ name })} a retiré cette demande. Il n’y a plus rien à faire.`,
    eraseWhy: (name, since) =>
      line`${named({ name })} a appuyé sur « Demander l’effacement » ${day(since)}. Tout le bureau l’apprend, pour que l’un d’entre vous réponde dans le mois.`,
    erasureDoneTitle: 'Un effacement est fait',
    erasureDone: () =>
      line`Le nom, les comptes, les contacts et les textes ont quitté les registres du club et les messages que j’avais publiés. Ce que d’autres ont gagné avec cette personne leur reste.`,
    firstNameStands: (open, few) =>
      open === 0
        ? line`Un prénom ou un nom de famille comme le sien reste seul dans ${plural(few, 'texte')} que peu de personnes lisent. Il peut désigner quelqu’un d’autre : je l’ai laissé.`
        : line`Un prénom ou un nom de famille comme le sien reste seul dans ce que d’autres ont écrit. Il peut désigner quelqu’un d’autre : je l’ai laissé. Sinon, qui l’a écrit peut le corriger.${few > 0 ? ` Il reste aussi dans ${plural(few, 'texte')} que peu de personnes lisent.` : ''}`,
    textLeft: ({ text, by, at }) =>
      line`${textNames[text]}${by === null ? '' : line` par ${named({ name: by })}`}${at === null ? '' : at instanceof Temporal.Instant ? line`, ${day(at)}` : line`, ${date(at)}`}`,
    messagesStand: () =>
      line`Ces messages n’ont pas pu être modifiés là-bas ; qui administre le lieu peut les supprimer :`,
    messageLeft: (platform, at) => line`${platform}${at === null ? '' : line`, ${day(at)}`}`,
    erasureElsewhere: () =>
      line`Hors de ma portée : les réponses qu’une seule personne a vues sur Slack ou Discord, les notifications par courriel, les captures d’écran et les fichiers exportés avant.`,
    erasureDoneWhy: () =>
      line`Une personne du club a été effacée à sa demande. Chaque membre du bureau l’apprend, pour que ce que je ne peux pas atteindre soit vu.`,
    strangerTitle: `Ce qui est gardé sur ${you} ici`,
    stranger: () =>
      line`Ce compte n’est celui de personne sur la liste du club. Il en reste un numéro pour chaque chose faite ici, pendant 30 jours, pour que rien n’arrive deux fois ; rien de ce qui a été écrit.`,
    strangerElse: (days, organizers) =>
      line`Le club garde aussi le nom et les contacts d’un invité pendant ${span(days.visitors)}, une candidature pendant ${span(days.candidates)} après sa réponse, le profil d’un membre jusqu’à ${span(days.leavers)} après son départ. ${organizers.length > 0 ? listed(organizers, 'ou') : 'Le bureau'} peut ${say('vous', 'te')} montrer ce qui est à ${say('votre', 'ton')} nom, le corriger et l’effacer.`,
    strangerAsked: (name, at) =>
      line`Le ${day(at)}, ${say('vous avez dit', 'tu as dit')} être sur la liste sous le nom de « ${name} ». Le bureau doit répondre.`,
    typed: () => line`${command('my-data')} montre de nouveau le tout.`,
  }
}
