import type { Address } from '../../terms/speech.ts'
import type { admissionWords as english } from '../en/admission.ts'
import { addressed, listed, plural, span } from '../french.ts'
import { command, day, line, named, strong } from '../line.ts'

export const admissionWords = (address: Address): typeof english => {
  const say = addressed(address)
  const asks = {
    name: { name: 'nom', label: 'Nom' },
    company: { name: 'entreprise', label: 'Entreprise' },
    activity: { name: 'activite', label: 'Son activité' },
    motivations: { name: 'pourquoi', label: 'Pourquoi ce club ?', hint: 'Lu par le bureau seul' },
    agreed: {
      name: 'accord',
      label: 'Son accord pour être candidat',
      hint: 'Lu par le bureau ; effacé 180 jours après un non',
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
          candidate: { title: 'Proposer un membre', submit: 'Envoyer au bureau', asks },
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
          accept: {
            title: 'Un nouveau membre',
            submit: 'Mettre sur la liste',
            asks: {
              name: { name: 'nom', label: 'Nom' },
              email: { name: 'email', label: 'E-mail' },
              company: { name: 'entreprise', label: 'Entreprise' },
              activity: { name: 'activite', label: 'Activité' },
              sponsor: { name: 'parrain', label: 'Parrain ou marraine', hint: 'Accompagne les 90 premiers jours' },
              another: { name: 'homonyme', label: 'C’est un homonyme', hint: 'Seulement si le club a déjà ce nom' },
            },
          },
        },
      },
    },
    refusals: {
      'applied already': ({ name, since }) =>
        line`${strong(name)} a déjà une candidature, chez le bureau depuis ${day(since)} : il répondra.`,
      'candidate agrees first': ({ name }) =>
        line`${strong(name)} est d’accord pour être candidat ? ${say('Demandez, puis cochez', 'Demande, puis coche')} : ce qui est tapé est gardé 30 minutes.`,
      'member of that name': ({ names }) =>
        line`Le club a déjà ${strong(listed(names))} sur sa liste. Une autre personne ? ${say('Précisez-le', 'Précise-le')} : l’entreprise dans le nom, ou la case prévue.`,
    },
    press: {
      accept: 'Candidature acceptée',
      refuse: 'Pas cette fois',
      reopen: 'Revenir sur la décision',
      show: 'La lire',
      propose: 'Proposer sa candidature',
    },
    notice: (club, days) =>
      line`Tout ceci va au bureau (${club}), et à personne d’autre. Si la réponse est non, tout est effacé ${span(days)} plus tard ; ${command('my-data')} le montre.`,
    sentTitle: (name, self) =>
      self ? 'La candidature est bien arrivée' : `${name} : la candidature est chez le bureau`,
    sent: self =>
      self
        ? line`Quelqu’un du bureau répondra. D’ici là, elle se retire ici, ou sous ${command('my-data')}.`
        : line`Le bureau ${say('reviendra vers vous', 'reviendra vers toi')} ; c’est une personne qui répondra au candidat.`,
    takenBackTitle: 'La candidature est retirée',
    takenBack: () => line`Rien n’en est gardé.`,
    title: name => `${name} : une candidature`,
    labels: { company: 'Entreprise', activity: 'Activité', sponsor: 'Parrainage', visits: 'Visites' },
    visits: count => line`${count === 0 ? 'aucune' : plural(count, 'visite')}`,
    himself: () => line`aucun : c’est une candidature spontanée`,
    withdrawnTitle: 'Une candidature a été retirée',
    decided: ({ status, decidedBy }) =>
      line`${status === 'accepted' ? 'Acceptée' : 'Pas cette fois'}${decidedBy ? line` ; noté par ${named(decidedBy)}` : ''}.`,
    refusedTitle: name => `${name} : pas cette fois`,
    refused: ({ sponsor }) =>
      line`Rien n’a été envoyé à personne : la réponse, c’est ${say('vous qui la donnez', 'toi qui la donnes')}${sponsor ? line`, avec ${sponsor}` : ''}.`,
    reach: ({ phone, email }) => line`Pour répondre : ${[phone, email].filter(Boolean).join(', ')}.`,
    acceptedTitle: name => `${name} fait partie du club`,
    accepted: {
      added: linked =>
        line`Sur la liste dès aujourd’hui, avec le parrainage et les visites. ${linked ? 'Le compte de la candidature est relié' : line`${say('Reliez', 'Relie')} son compte dès qu’il existe`}.`,
      returned: () => line`De retour sur la liste : le temps d’absence ne compte ni pour ni contre.`,
      already: () => line`Déjà sur la liste : la candidature est close, et rien d’autre ne change.`,
    },
    reopenedTitle: name => `${name} : la candidature attend de nouveau`,
    own: at => line`La candidature du ${day(at)} est chez le bureau, qui répond lui-même. Voici ce qu’elle contient.`,
    digest: since => line`Une candidature attend une réponse depuis ${day(since)}.`,
    why: at => line`Une candidature est arrivée ${day(at)}. Le bureau est prévenu une fois, aussitôt.`,
  }
}
