import type { Address } from '../../terms/speech.ts'
import type { admissionWords as english } from '../en/admission.ts'
import { addressed, aNamed, listed, monthText, namedAll, plural, span } from '../french.ts'
import { command, date, day, dayAndHour, line, named, strong } from '../line.ts'
import { sectorNames } from './sectors.ts'

export const admissionWords = (address: Address): typeof english => {
  const say = addressed(address)
  const said = {
    reason: { name: 'raison', label: 'Pourquoi', hint: 'Pour le bureau et la commission seuls' },
    answer: {
      name: 'reponse',
      label: say('Ce que vous lui écrivez', 'Ce que tu lui écris'),
      hint: say(
        'Un brouillon à faire vôtre. Rien ne part avant que vous l’ayez relu',
        'Un brouillon à faire tien. Rien ne part avant que tu l’aies relu',
      ),
    },
  }
  const asks = {
    name: { name: 'nom', label: 'Nom' },
    company: { name: 'entreprise', label: 'Entreprise' },
    activity: { name: 'activite', label: 'Son activité' },
    motivations: { name: 'pourquoi', label: 'Pourquoi ce club ?', hint: 'Lu par le bureau et la commission seuls' },
    agreed: {
      name: 'accord',
      label: 'Son accord pour être candidat',
      hint: 'Nom, entreprise et activité présentés deux jours aux membres ; effacé 180 jours après un non',
    },
  }
  return {
    commands: {
      apply: {
        name: 'candidature',
        says: say(
          'proposer un futur membre, ou vous porter candidat',
          'proposer un futur membre, ou te porter candidat',
        ),
        title: 'Candidature',
        submit: 'Envoyer',
        asks: { name: { name: 'nom', label: 'Qui ?' } },
        forms: {
          candidate: {
            title: 'Proposer un membre',
            submit: 'Envoyer au bureau',
            asks: {
              ...asks,
              sponsorSays: {
                name: 'mot',
                label: 'Pourquoi cette personne ?',
                hint: say(
                  'Avec vos mots ; lu par le bureau et la commission seuls',
                  'Avec tes mots ; lu par le bureau et la commission seuls',
                ),
              },
            },
          },
          self: {
            title: 'Une candidature',
            submit: 'Envoyer au bureau',
            asks: {
              ...asks,
              name: { name: 'nom', label: 'Nom' },
              company: { name: 'entreprise', label: 'Entreprise' },
              activity: { name: 'activite', label: 'Activité' },
              contact: {
                name: 'contact',
                label: 'Téléphone ou e-mail',
                hint: 'Pour la réponse ; jamais montré dans un canal',
              },
            },
          },
          trade: {
            title: 'Le métier',
            submit: 'Garder',
            asks: {
              jobTitle: { name: 'fonction', label: 'Fonction' },
              speciality: { name: 'specialite', label: 'Spécialité' },
              sector: { name: 'secteur', label: 'Secteur', choices: sectorNames },
              groups: { name: 'groupes', label: 'Autres groupes ou réseaux' },
              knows: { name: 'connait', label: 'Membres du club déjà connus' },
            },
          },
          why: {
            title: 'Les motivations',
            submit: 'Garder',
            asks: {
              motivations: asks.motivations,
              expectations: {
                name: 'attentes',
                label: 'Attentes',
                hint: 'Dans un an, qu’est-ce qui aura changé ?',
              },
              brings: { name: 'apporte', label: 'Apport au club', hint: 'Ce que d’autres pourront demander' },
            },
          },
          accept: {
            title: 'Un nouveau membre',
            submit: 'Mettre sur la liste',
            asks: {
              name: { name: 'nom', label: 'Nom' },
              email: { name: 'email', label: 'E-mail' },
              company: { name: 'entreprise', label: 'Entreprise' },
              activity: { name: 'activite', label: 'Activité' },
              sponsor: { name: 'parrain', label: 'Parrain ou marraine', hint: 'Accompagne les 90 premiers jours' },
              review: {
                name: 'point',
                label: 'Faire le point',
                hint: 'Dans trois mois si rien n’est choisi ; le point hebdo le rappelle',
                choices: { 3: 'Dans trois mois', 6: 'Dans six mois', 0: 'Sans rappel' },
              },
              another: { name: 'homonyme', label: 'C’est un homonyme', hint: 'Seulement si le club a déjà ce nom' },
              ...said,
            },
          },
          later: {
            title: 'Sur la liste d’attente',
            submit: 'Noter',
            asks: {
              month: { name: 'mois', label: 'À revoir en', hint: 'Le point hebdo le rappellera' },
              ...said,
            },
          },
          refuse: { title: 'Pas cette fois', submit: 'Noter', asks: said },
          rewrite: { title: say('Votre réponse', 'Ta réponse'), submit: 'Garder', asks: { answer: said.answer } },
        },
      },
    },
    refusals: {
      'on the committee already': ({ name }) => line`${named({ name })} fait déjà partie de la commission.`,
      'not on the committee': ({ name }) => line`${named({ name })} ne fait pas partie de la commission.`,
      'vote over': ({ until }) =>
        line`Ce vote est clos depuis ${dayAndHour(until)} : ${say('votre', 'ta')} voix ne peut plus être notée. ${say('Dites-la', 'Dis-la')} au bureau.`,
      'too close to vote': ({ why }) =>
        why === 'sponsor'
          ? line`${say('Vous parrainez', 'Tu parraines')} cette candidature : aux autres d’en juger.`
          : why === 'company'
            ? line`${say('Vous travaillez', 'Tu travailles')} dans la même entreprise : aux autres d’en juger.`
            : line`${say('Vous avez dit', 'Tu as dit')} être concerné : aux autres d’en juger.`,
      'for the committee': () => line`Ce que les membres ont confié à la commission, elle seule le lit.`,
      'still shown': ({ until }) =>
        line`Les membres peuvent donner leur avis jusqu’à ${dayAndHour(until)} : ${say('ouvrez', 'ouvre')} le vote ensuite, pour que chacun vote en le sachant.`,
      'nobody may vote': () =>
        line`Personne ne pourrait voter : toute la commission est proche de ce candidat. ${say('Parlez-en, puis décidez', 'Parles-en, puis décide')}.`,
      'not shown any more': () =>
        line`Cette candidature n’est plus présentée aux membres. Le bureau ${say('vous écoutera', 't’écoutera')} volontiers.`,
      'answer first': ({ name }) =>
        line`${say('Écrivez', 'Écris')} d’abord la réponse : ${strong(name)} n’a encore rien à lire.`,
      'applied already': ({ name, since }) =>
        line`${strong(name)} a déjà une candidature, chez le bureau depuis ${day(since)} : il répondra.`,
      'candidate agrees first': ({ name }) =>
        line`${strong(name)} est d’accord pour être candidat ? ${say('Demandez, puis cochez', 'Demande, puis coche')} : ce qui est tapé est gardé 30 minutes.`,
      'member of that name': ({ names }) =>
        line`Le club a déjà ${strong(listed(names))} sur sa liste. Une autre personne ? ${say('Précisez-le', 'Précise-le')} : l’entreprise dans le nom, ou la case prévue.`,
    },
    press: {
      accept: 'Accepter…',
      later: 'Pas maintenant…',
      refuse: 'Non…',
      send: 'L’envoyer en mon nom',
      rewrite: 'Changer le texte…',
      reopen: 'Revenir sur la décision',
      show: 'La lire',
      reviewed: 'C’est fait',
      tell: { trade: 'Le métier (étape 2 sur 3)…', why: 'Les motivations (étape 3 sur 3)…' },
      tellAgain: { trade: 'Revoir le métier…', why: 'Revoir les motivations…' },
      showOf: name => `Lire : ${name}`,
      propose: 'Proposer sa candidature',
    },
    notice: (club, days) =>
      line`Envoyer, c’est accepter la charte du club. Tout ceci va au bureau (${club}) et à la commission qui vote. Nom, entreprise, activité et parrainage peuvent être présentés aux membres, et rien d’autre ; un métier proche peut être interrogé. La commission peut noter un entretien, pour elle seule. Si la réponse est non, tout est effacé ${span(days)} plus tard ; ${command('my-data')} le montre.`,
    sentTitle: (name, self) =>
      self ? 'La candidature est bien arrivée' : `${name} : la candidature est chez le bureau`,
    sent: {
      himself: () => line`Quelqu’un du bureau répondra. D’ici là, elle se retire ici, ou sous ${command('my-data')}.`,
      'a member': () =>
        line`Le bureau ${say('reviendra vers vous', 'reviendra vers toi')} ; c’est une personne qui répondra au candidat.`,
      'an organizer': () =>
        line`Le dossier est là où le bureau le lit, et sous ${command('club', 'candidats')} : la suite, c’est à ${say('vous', 'toi')} et aux autres du bureau de la lancer.`,
    },
    takenBackTitle: 'La candidature est retirée',
    takenBack: () => line`Rien n’en est gardé.`,
    title: name => `${name} : une candidature`,
    labels: {
      ...{ company: 'Entreprise', activity: 'Activité', sponsor: 'Parrainage', visits: 'Visites' },
      ...{
        jobTitle: 'Fonction',
        speciality: 'Spécialité',
        sector: 'Secteur',
        groups: 'Autres groupes',
        knows: 'Connaît ici',
      },
      ...{ balance: 'En sièges', close: 'Métiers proches', comparable: 'Attend aussi' },
    },
    closeOnes: namedAll,
    comparable: names => line`${listed(names)}, du même métier`,
    toldOf: { expectations: 'Ses attentes', brings: 'Ce que cette personne apporte' },
    stepsLeft: count =>
      count === 0
        ? line`Tout est dit, et peut être changé jusqu’à la réponse.`
        : line`${count === 1 ? 'Une courte étape aide' : 'Deux courtes étapes aident'} le bureau à comprendre la candidature. Maintenant ou plus tard : ${command('apply')} reprend là où elle s’est arrêtée.`,
    sponsorSaid: 'Le mot du parrainage',
    visits: count => line`${count === 0 ? 'aucune' : plural(count, 'visite')}`,
    himself: () => line`aucun, c’est une candidature spontanée`,
    withdrawnTitle: 'Une candidature a été retirée',
    decided: ({ status, laterOn, decidedBy }) =>
      line`${status === 'accepted' ? 'Acceptée' : laterOn ? `Sur la liste d’attente, jusqu’en ${monthText(laterOn)}` : 'Pas cette fois'}${decidedBy ? line` ; noté par ${named(decidedBy)}` : ''}.`,
    month: monthText,
    notedTitle: ({ name, laterOn }) =>
      laterOn
        ? `${name} : sur la liste d’attente, jusqu’en ${monthText(laterOn)}`
        : `${name} : ${say('votre', 'ta')} réponse`,
    reason: 'Pourquoi (pour le bureau et la commission seuls)',
    answerTitle: say('Ce que vous lui écrivez', 'Ce que tu lui écris'),
    sentOn: at => line`Envoyé en ${say('votre', 'ton')} nom ${day(at)}.`,
    letterTitle: (by, club) => `${by} ${say('vous écrit', 't’écrit')} au nom du club (${club})`,
    wroteYou: 'Ce que le bureau a répondu',
    waitsTitle: name => `${name} n’a pas reçu ${say('votre', 'ta')} réponse`,
    waits: () => line`Elle n’a pas pu être remise ici : ${say('donnez-la', 'donne-la')} d’une autre façon.`,
    draft: {
      accepted: (name, club, by) =>
        `Bonjour ${name},\n\nC’est avec grand plaisir que nous vous accueillons ${aNamed(club)}. Vous êtes membre dès aujourd’hui : venez à la prochaine réunion, quelqu’un vous y présentera à tous.\n\nÀ très bientôt,\n${by}`,
      later: (name, club, by) =>
        `Bonjour ${name},\n\nMerci de votre intérêt pour notre club (${club}) et du temps que vous nous avez donné. Nous ne pouvons pas vous accueillir dès maintenant, et nous aimerions revoir votre candidature dans quelques mois. Vous n’avez rien à faire : nous reviendrons vers vous.\n\nBien à vous,\n${by}`,
      refused: (name, club, by) =>
        `Bonjour ${name},\n\nMerci de votre intérêt pour notre club (${club}) et du temps que vous nous avez donné. Nous avons parlé de votre candidature avec attention, et nous ne lui donnerons pas suite cette fois. Ce n’est un jugement ni sur vous ni sur votre travail, et nous vous souhaitons une belle réussite.\n\nBien à vous,\n${by}`,
    },
    noted: sponsor =>
      line`Rien n’a été envoyé à personne : la réponse, c’est ${say('vous qui la donnez', 'toi qui la donnes')}${sponsor ? line`, avec ${sponsor}` : ''}.`,
    reach: ({ phone, email }) => line`Pour répondre : ${[phone, email].filter(Boolean).join(', ')}.`,
    acceptedTitle: name => `${name} fait partie du club`,
    accepted: {
      added: linked =>
        line`Sur la liste dès aujourd’hui, avec tout ce qui était noté avant. ${linked ? 'Le compte de la candidature est relié' : line`${say('Reliez', 'Relie')} son compte dès qu’il existe`}.`,
      returned: () => line`De retour sur la liste : le temps d’absence ne compte ni pour ni contre.`,
      already: () => line`Déjà sur la liste : la candidature est close, et rien d’autre ne change.`,
    },
    letIn: () =>
      line`Il reste à ouvrir le canal du club à ce nouveau membre : cela se fait à la main, sur la plateforme.`,
    reviewOn: day =>
      line`À partir du ${date(day)}, un mot ensemble pour faire le point : le point hebdo le rappellera.`,
    reviewedTitle: name => `${name} : le point est fait, plus de rappel`,
    hadGone: () => line`La réponse est déjà partie : ${say('dites', 'dis')} que la question est rouverte.`,
    reopenedTitle: name => `${name} : la candidature attend de nouveau`,
    own: at => line`La candidature du ${day(at)} est chez le bureau, qui répond lui-même. Voici ce qu’elle contient.`,
    digest: ({ since, laterOn, reviewOn }) =>
      reviewOn
        ? line`Un nouveau membre est là depuis quelques mois : un mot ensemble était prévu pour le ${date(reviewOn)}.`
        : laterOn
          ? line`Une candidature de la liste d’attente était à revoir en ${monthText(laterOn)}.`
          : line`Une candidature attend une réponse depuis ${day(since)}.`,
    why: {
      applied: at => line`Une candidature est arrivée ${day(at)}. Le bureau est prévenu une fois, aussitôt.`,
      answered: (by, at) =>
        line`Vous vous êtes porté candidat au club, et ${named({ name: by })} vous a répondu ${day(at)}.`,
      waits: at =>
        line`${say('Vous avez', 'Tu as')} envoyé une réponse à un candidat ${day(at)}. Qui en envoie une est prévenu si elle n’arrive pas.`,
    },
  }
}
