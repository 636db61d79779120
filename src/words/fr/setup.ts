import type { ChannelPurpose } from '../../terms/channel.ts'
import type { Platform } from '../../terms/member.ts'
import type { Right } from '../../terms/right.ts'
import type { Address } from '../../terms/speech.ts'
import type { setupWords as english } from '../en/setup.ts'
import { addressed, de, listed, plural } from '../french.ts'
import { command, date, day, line, strong } from '../line.ts'

export const setupWords = (address: Address): typeof english => {
  const say = addressed(address)
  const platformNames: Record<Platform, string> = { slack: 'Slack', discord: 'Discord', playground: 'l’espace d’essai' }
  /** Comme Discord les nomme. */
  const rights: Record<Right, string> = {
    see: 'Voir le salon',
    write: 'Envoyer des messages',
    'read back': 'Voir les anciens messages',
    'open conversations': 'Créer des fils privés',
    'write in conversations': 'Envoyer des messages dans les fils',
  }
  const channelFor: Record<ChannelPurpose, string> = {
    club: 'le club',
    introductions: 'les présentations',
    organizers: 'le bureau',
  }
  const channelOf: Record<ChannelPurpose, string> = {
    club: 'du club',
    introductions: 'des présentations',
    organizers: 'du bureau',
  }
  const languages = { fr: 'Français', en: 'English' }
  const clubChannel = {
    name: 'canal',
    label: 'Le canal du club',
    hint: 'Il n’y est pas ? À choisir plus tard, dans les réglages',
  }
  const organizersChannel = { name: 'bureau', label: 'Le canal du bureau', hint: 'Privé ; peut rester vide' }
  return {
    commands: {
      club: {
        name: 'club',
        says: 'la page du club, avec ses réglages, ses membres et son bureau',
        title: 'Le club',
        submit: 'OK',
        asks: {
          code: {
            name: 'code',
            label: say('Votre code', 'Ton code'),
            hint: 'Relie le compte ; seulement si un code a été donné',
          },
        },
        forms: {
          'set-up': {
            title: 'Un nouveau club',
            submit: 'Créer',
            asks: {
              name: { name: 'nom', label: 'Nom du club' },
              language: { name: 'langue', label: 'Langue du club', choices: languages },
              zone: { name: 'fuseau', label: 'Fuseau horaire', hint: 'Comme Europe/Paris' },
              club: clubChannel,
              organizers: organizersChannel,
            },
          },
          'take-over': {
            title: 'Reprendre le club',
            submit: 'Reprendre',
            asks: { club: clubChannel, organizers: organizersChannel },
          },
          'confirm-organizer': {
            title: 'Confirmer au bureau',
            submit: 'Confirmer',
            asks: {
              organizer: { name: 'membre', label: 'Qui ?', hint: 'Les membres dont le compte ici est relié' },
            },
          },
          'confirm-by-code': {
            title: 'Confirmer au bureau',
            submit: 'Confirmer',
            asks: {
              organizer: { name: 'membre', label: 'Membre du bureau' },
              account: { name: 'compte', label: 'Son compte ici' },
            },
          },
        },
      },
      'club-settings': {
        name: 'reglages',
        says: 'nom, langue, canaux, sensibilité',
        title: 'Réglages du club',
        submit: 'OK',
        asks: {},
        forms: {
          settings: {
            title: 'Réglages du club',
            submit: 'Enregistrer',
            asks: {
              name: { name: 'nom', label: 'Nom du club' },
              zone: { name: 'fuseau', label: 'Fuseau horaire', hint: 'Comme Europe/Paris' },
              language: { name: 'langue', label: 'Langue du club', choices: languages },
              address: { name: 'adresse', label: 'On se dit', choices: { vous: 'vous', tu: 'tu' } },
              sensitivity: {
                name: 'sensibilite',
                label: 'Signaler un déséquilibre',
                choices: { careful: 'avec prudence', normal: 'normalement', early: 'tôt' },
              },
              rounds: {
                name: 'tete-a-tete',
                label: 'Proposer des tête-à-tête',
                choices: {
                  ...{ weekly: 'chaque semaine', fortnightly: 'toutes les deux semaines', monthly: 'chaque mois' },
                  ...{ quarterly: 'chaque trimestre', never: 'jamais' },
                },
              },
              topic: {
                name: 'sujet',
                label: 'Sujet du canal du club (sur Slack)',
                choices: { meeting: 'la prochaine réunion', club: 'au club : Assidu n’y touche pas' },
              },
              club: { name: clubChannel.name, label: clubChannel.label },
              introductions: {
                name: 'presentations',
                label: 'Le canal des présentations',
                hint: 'Vide : celui du club',
              },
              organizers: { ...organizersChannel, hint: 'Privé ; vide : un message à chacun' },
            },
          },
        },
      },
    },
    home: { name: 'accueil', says: 'Mise en place, réglages, ce qui attend le bureau' },
    pageTitle: club => club,
    page: (members, connected) => line`${plural(members, 'membre')}, dont ${connected} avec un compte ici.`,
    pageMore: `Ce que ${say('vous pouvez', 'tu peux')} taper`,
    forEverybody: (club, organizers) =>
      line`Ce lieu abrite ${strong(club)}. ${
        organizers.length > 0 ? `Son bureau : ${listed(organizers)}.` : ''
      } ${command('help')} montre ce que ${say('vous pouvez', 'tu peux')} taper.`,
    unshown: {
      events: () =>
        line`Les réunions ne figurent pas parmi les événements du serveur : il me manque un droit. Dans les paramètres du serveur, sous Rôles, ${say('donnez', 'donne')} à Assidu : ${strong('Créer des événements')}.`,
      'topic scope': () =>
        line`La prochaine réunion ne figure pas dans le sujet du canal : l’application n’en a pas encore le droit. La personne qui s’occupe d’Assidu la réinstalle dans Slack avec le manifeste à jour ; ou ${say('laissez', 'laisse')} le sujet au club avec ${command('club', 'settings')}.`,
      topic: () =>
        line`La prochaine réunion ne figure pas dans le sujet du canal : cet espace Slack ne me laisse pas le changer. Un administrateur peut m’y autoriser ; ou ${say('laissez', 'laisse')} le sujet au club avec ${command('club', 'settings')}.`,
    },
    press: {
      allSettings: 'Tous les réglages',
      settings: 'Changer les réglages',
      members: 'Voir les membres',
      pairs: 'Voir les tête-à-tête',
      organizers: 'Voir le bureau',
      rollCall: 'Faire l’appel',
      digest: 'Lire le point hebdo',
      again: 'Regarder encore',
      takeOver: 'Reprendre ce club',
      setUp: 'Créer un nouveau club',
      confirm: 'Confirmer quelqu’un',
      tick: 'Cocher les membres',
      channels: 'Choisir les canaux',
      giveBack: 'Annuler cette reprise',
      noIntroductions: 'Se passer de canal des présentations',
      noOrganizers: 'Se passer de canal du bureau',
    },
    clubLanguageTitle: language => `Les canaux sont désormais en ${language === 'en' ? 'anglais' : 'français'}`,
    clubLanguage: () =>
      line`Ce que j’y ai écrit ces derniers temps suit. Les membres qui ont choisi une langue gardent la leur.`,
    settingsTitle: 'Réglages enregistrés',
    settings: () => line`Ils valent à partir de maintenant ; ce qui a été calculé avant reste tel quel.`,
    cannotPost: (channel, mend) =>
      line`Je ne peux pas encore écrire dans ${strong(channel)}. ${
        typeof mend === 'string'
          ? line`${say('Tapez-y', 'Tapes-y')} : ${strong(mend)}.`
          : line`Dans ses paramètres, sous Permissions, ${say('donnez', 'donne')} à Assidu : ${strong(listed(mend.map(right => rights[right])))}.`
      } Je m’en aperçois de moi-même ; d’ici là, ses messages attendent.`,
    cannotConverse: (channel, missing) =>
      line`Je ne peux pas encore ouvrir de conversation dans ${strong(channel)}. Dans ses paramètres, sous Permissions, ${say('donnez', 'donne')} à Assidu : ${strong(listed(missing.map(right => rights[right])))}.`,
    unseen: (purpose, platform) =>
      line`Je ne vois plus le canal choisi pour ${channelFor[purpose]} : il a été archivé ou supprimé, ou l’on m’en a retiré. ${platform === 'slack' ? line`${say('Tapez-y', 'Tapes-y')} : ${strong('/invite @Assidu')}, ou ${say('choisissez', 'choisis')}-en` : say('Redonnez-m’en l’accès, ou choisissez-en', 'Redonne-m’en l’accès, ou choisis-en')} un autre avec ${command('club', 'settings')}.`,
    toEach: {
      'no channel': () =>
        line`Aucun canal du bureau n’est choisi : ce qui est pour le bureau part à chacun en privé. ${command('club', 'settings')} permet d’en choisir un.`,
      shut: () => line`D’ici là, ce qui est pour le bureau part à chacun en privé.`,
      'not private': () =>
        line`Le canal du bureau n’est pas privé : ce qui est pour le bureau part à chacun. ${say('Rendez-le privé, ou choisissez', 'Rends-le privé, ou choisis')}-en un autre avec ${command('club', 'settings')}.`,
      'others in it': () =>
        line`Le canal du bureau compte des personnes qui ne sont ni du bureau ni de la commission : ce qui est pour le bureau part à chacun. ${say('Choisissez', 'Choisis')}-en un autre avec ${command('club', 'settings')}, ou n’y ${say('laissez', 'laisse')} qu’eux.`,
      'cannot see': () =>
        line`Je ne vois pas qui est dans le canal du bureau : ce qui est pour le bureau part à chacun. ${say('Donnez', 'Donne')}-m’en l’accès, ou ${say('choisissez', 'choisis')}-en un autre avec ${command('club', 'settings')}.`,
    },
    shutChannel: {
      title: purposes => `Je ne peux plus écrire dans le canal ${listed(purposes.map(one => channelOf[one]))}`,
      waits: name =>
        line`${name === null ? 'Je ne le vois plus : il a été archivé ou supprimé, ou l’on m’en a retiré.' : line`C’est ${strong(name)}.`} Rien n’est perdu : ce qui lui est destiné attend, et part de soi-même dès que je peux y écrire, si c’est encore vrai.`,
      mend: platform =>
        line`${platform === 'slack' ? line`${say('Tapez-y', 'Tapes-y')} : ${strong('/invite @Assidu')}, ou ${say('choisissez', 'choisis')}-en` : say('Redonnez-moi le droit de le voir et d’y écrire, ou choisissez-en', 'Redonne-moi le droit de le voir et d’y écrire, ou choisis-en')} un autre avec ${command('club', 'settings')}.`,
      openTitle: 'Le canal du club m’est de nouveau ouvert',
      open: () => line`Ce qui attendait est en route, si c’est encore vrai.`,
      why: () => line`Le bureau l’apprend quand un canal du club m’est fermé, une fois à chaque fois.`,
    },
    shutTitle: 'Il manque encore quelque chose',
    eachOrganizer: 'aucun ; chaque membre du bureau reçoit tout en privé',
    unseenChannel: 'celui d’aujourd’hui, que je ne vois pas',
    channelsReady: 'Je peux écrire dans tous les canaux',
    noChannel: () => line`Aucun canal du club n’est encore choisi.`,
    offerTitle: place => (place === '' ? 'Pas encore de club ici' : `Pas encore de club dans ${place}`),
    waiting: (club, members, imported) =>
      line`${strong(club)} (${plural(members, 'membre')}${
        imported === null ? '' : line`, importé le ${date(imported)}`
      }) attend un lieu. ${say('Reprenez-le ici, ou créez', 'Reprends-le ici, ou crée')} un nouveau club.`,
    doneTitle: club => `${club} est créé`,
    done: () =>
      line`${say('Vous êtes', 'Tu es')} la première personne du bureau, et personne d’autre n’est encore membre. Je dis bonjour dans le canal du club, entre 8 h et 19 h. Il reste à cocher qui est membre.`,
    takenOverTitle: club => `${club} vit ici désormais`,
    takenOver: linked =>
      line`Je dis bonjour dans le canal du club, entre 8 h et 19 h. ${plural(linked, 'compte connu', 'comptes connus')} par l’import. ${say('Tapez', 'Tape')} de nouveau ${command('club')} pour confirmer quelqu’un du bureau, qui choisira les canaux. Les autres apprennent que c’est fait.`,
    noOrganizerTitle: club => `${club} : personne du bureau n’a de compte relié ici`,
    noOrganizer: linked =>
      linked
        ? line`Un administrateur du lieu peut confirmer une personne du bureau, parmi celles dont le compte ici est relié, et rien d’autre. C’est noté, et les autres l’apprennent.`
        : line`Je ne connais ici le compte de personne de la liste. La personne qui héberge Assidu a un code, celui de l’import ou un par membre du bureau : ${say('tapez', 'tape')} ${command('club', 'code:…')} avec lui.`,
    noOrganizerCode: () =>
      line`Le code est bon : ${say('dites', 'dis')} à qui du bureau appartient un compte d’ici. Il vaut pour une personne. C’est noté, et les autres l’apprennent.`,
    takenOverNewsTitle: (club, platform) => `${club} vit sur ${platformNames[platform]} désormais`,
    takenOverNews: ({ administrator, handle, account, placeName, place }) =>
      line`${strong(administrator)} (${handle === null || handle === administrator ? '' : `@${handle}, `}identifiant ${account}), qui administre ce lieu, a repris le club dans ${strong(placeName ?? place)}. Si cela ne devait pas être, ${say('annulez', 'annule')} la reprise : rien du club ne se perd.`,
    takenOverUndone: () => line`Cela a été annulé depuis.`,
    takenOverWhy: at =>
      line`Le club a eu un lieu ${day(at)}. Tout le bureau l’apprend, pour que cela puisse s’annuler.`,
    givenBackTitle: (club, platform) => `${club} ne vit plus sur ${platformNames[platform]}`,
    givenBack: place =>
      line`${strong(place)} n’abrite plus de club, et rien n’y est plus envoyé. Tout ce qui est au club est gardé ; il attend son lieu.`,
    confirmedTitle: name => `Le compte ${de(name)} est relié, pour le bureau`,
    confirmed: () => line`C’est noté, et le reste du bureau l’apprend.`,
    welcomeWhy: () => line`Le club vient d’avoir son lieu ici. C’est dit une seule fois.`,
  }
}
