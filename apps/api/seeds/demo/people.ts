import type { DemoOrganisation, DemoCohort, DemoParticipant, Reach } from './demo-shapes';

/** Everybody here is invented. */
export const organisations: DemoOrganisation[] = [
  {
    key: 'rinjani',
    name: 'Perkumpulan Lentera Rinjani',
    regionCode: '52.03',
    contactName: 'Bu Baiq Hartini',
    contactPhone: '6281200010001',
    helpNote: 'Sekretariat buka Senin sampai Jumat, pukul 08.00–15.00.',
  },
  {
    key: 'desbumi',
    name: 'Forum Desbumi Jember',
    regionCode: '35.09',
    contactName: 'Pak Imam Syafii',
    contactPhone: '6281200010002',
    helpNote: 'Datang ke balai desa atau kirim pesan WhatsApp.',
  },
];

export const cohorts: DemoCohort[] = [
  {
    key: 'lombok',
    version: 1,
    organisation: 'rinjani',
    name: 'Lombok Timur Angkatan 3',
    place: 'Aikmel',
    regionCode: '52.03',
    startedDaysAgo: 84,
    lastsDays: 150,
    days: { first: 46, second: 45, clinic: 9 },
    room: 'Aula Kantor Desa Aikmel',
  },
  {
    key: 'wonosobo',
    version: 2,
    organisation: 'rinjani',
    name: 'Wonosobo Angkatan 1',
    place: 'Kertek',
    regionCode: '33.07',
    startedDaysAgo: 47,
    lastsDays: 150,
    days: { first: 13, second: 12, clinic: null },
    room: 'Gedung PKK Kertek',
  },
  {
    key: 'jember',
    version: 2,
    organisation: 'desbumi',
    name: 'Jember Angkatan 1',
    place: 'Ambulu',
    regionCode: '35.09',
    startedDaysAgo: 17,
    lastsDays: 150,
    days: { first: -18, second: -19, clinic: null },
    room: 'Balai Desa Sabrang',
  },
];

const women = (cohort: string, rows: string): DemoParticipant[] => read(cohort, 'female', rows);
const men = (cohort: string, rows: string): DemoParticipant[] => read(cohort, 'male', rows);

/** name | returnee or family | village | community | device | country | how far she came */
function read(cohort: string, sex: 'female' | 'male', rows: string): DemoParticipant[] {
  return rows
    .trim()
    .split('\n')
    .map((row) => {
      const [fullName, kind, village, community, device, country, reach] = row
        .split('|')
        .map((cell) => cell.trim()) as [
        string,
        'returnee' | 'family',
        string,
        string,
        'own' | 'shared' | 'none',
        string,
        Reach,
      ];
      return {
        cohort,
        sex,
        fullName,
        kind,
        village,
        community: community || null,
        device,
        destinationCountry: country || null,
        reach,
      };
    });
}

export const participants: DemoParticipant[] = [
  ...women(
    'lombok',
    `Siti Rohani Wulandari | returnee | Aikmel | Kelompok Lestari | own | Malaysia | finished
     Baiq Nurul Hidayati | returnee | Lenek | Kelompok Lestari | own | Hong Kong | finished
     Fatmawati Ningsih | returnee | Suralaga | | own | Arab Saudi | finished
     Nurhayati Zaenal | returnee | Wanasaba | Kelompok Lestari | own | Taiwan | revoked
     Sumarni Laila | returnee | Aikmel | | own | Malaysia | clinic
     Baiq Rohana Sari | returnee | Pringgasela | Tenun Sari | own | Brunei Darussalam | clinic
     Mariani Astuti | returnee | Lenek | | shared | Malaysia | mastery-waiting
     Sri Wahyuni Mandalika | returnee | Aikmel | Kelompok Lestari | own | Singapura | mastery-waiting
     Hapsah Fitriani | returnee | Suela | | own | Malaysia | mastery-returned
     Zohriah Ulfa | family | Wanasaba | | shared | | mastery-returned
     Inaq Sahnep | family | Sembalun | Kelompok Lestari | none | | orientation-waiting
     Rukiah Handayani | returnee | Pringgasela | Tenun Sari | own | Arab Saudi | mastery-start
     Laelatul Qadriah | returnee | Aikmel | | own | Hong Kong | mastery-start
     Nuraini Puspita Kencana Dewi Anggraini | returnee | Masbagik | | own | Malaysia | orientation-returned
     Husniati | returnee | Lenek | | own | Malaysia | orientation-quiet
     Salmah Jumilah | returnee | Suela | | shared | Malaysia | missed-day
     Mahnim Aisyah | family | Aikmel | | own | | paused`,
  ),
  ...men(
    'lombok',
    `Lalu Ahmad Sopian | returnee | Aikmel | | own | Malaysia | finished
     Muhammad Zainudin | returnee | Suralaga | | own | Korea Selatan | mastery-waiting
     Sahabudin | returnee | Wanasaba | | own | Malaysia | mastery-start
     Amaq Darwisah | family | Sembalun | | none | | orientation-waiting
     Lalu Hendra Gunawan | returnee | Masbagik | | own | Jepang | orientation-waiting
     Junaidi Arsyad | returnee | Lenek | | own | Malaysia | left`,
  ),
  ...women(
    'wonosobo',
    `Sri Lestari Rahayu | returnee | Kertek | MUIWO | own | Hong Kong | mastery-start
     Tuminah | returnee | Sapuran | BMWM | own | Taiwan | orientation-waiting
     Endang Setyowati | returnee | Kertek | MUIWO | own | Singapura | orientation-waiting
     Wiwik Purwaningsih | returnee | Kalikajar | MUIWO | own | Hong Kong | orientation-returned
     Siti Mukaromah | returnee | Sapuran | | own | Malaysia | orientation-waiting
     Ngatinah Suprapti | returnee | Kejajar | BMWM | shared | Arab Saudi | orientation-quiet
     Dwi Kusumaningrum | returnee | Kertek | MUIWO | own | Taiwan | orientation-start
     Rubiyah | family | Kejajar | | none | | missed-day
     Yuni Astutik | returnee | Kalikajar | | own | Hong Kong | orientation-start
     Parsini Wahyuningtyas | returnee | Kaliwiro | BMWM | own | Malaysia | orientation-returned
     Mujiati | returnee | Sapuran | | own | Brunei Darussalam | orientation-start
     Tri Handayani | family | Kertek | MUIWO | own | | first-accepted
     Lasmi Indah Pratiwi | returnee | Kaliwiro | | shared | Singapura | quiet
     Sulastri Ayu | returnee | Kejajar | | own | Taiwan | missed-day`,
  ),
  ...men(
    'wonosobo',
    `Slamet Riyadi Utomo | returnee | Kertek | BMWM | own | Korea Selatan | orientation-waiting
     Agus Budi Santoso | returnee | Sapuran | BMWM | own | Malaysia | orientation-start
     Tukiman | family | Kalikajar | | shared | | quiet
     Nur Kholis Majid | returnee | Kaliwiro | | own | Taiwan | paused`,
  ),
  ...women(
    'jember',
    `Siti Khotijah | returnee | Sabrang | Desbumi Sabrang | own | Malaysia | resubmitted
     Umi Kulsum | returnee | Ambulu | Desbumi Ambulu | own | Hong Kong | first-waiting
     Hosniyeh Maulida | returnee | Wonoasri | Desbumi Wonoasri | own | Arab Saudi | first-waiting
     Sulastri Endang | returnee | Dukuh Dempok | Desbumi Dempok | shared | Malaysia | first-returned
     Nurul Faizah | returnee | Sabrang | Desbumi Sabrang | own | Taiwan | first-accepted
     Misnati | family | Wonoasri | Desbumi Wonoasri | none | | invited
     Sri Utami Ningrum | returnee | Ambulu | Desbumi Ambulu | own | Singapura | second-waiting
     Buati Ramlah | family | Dukuh Dempok | | shared | | reading
     Luluk Masruroh | returnee | Sabrang | Desbumi Sabrang | own | Hong Kong | first-returned
     Titin Sumarlin | returnee | Wonoasri | | own | Malaysia | reading
     Khoirun Nisa | family | Ambulu | Desbumi Ambulu | own | | first-waiting
     Suparmi Eka | returnee | Sabrang | | own | Brunei Darussalam | invited
     Rohmatul Jannah | returnee | Dukuh Dempok | Desbumi Dempok | own | Taiwan | resubmitted`,
  ),
  ...men(
    'jember',
    `Moh. Syaiful Bahri | returnee | Ambulu | Desbumi Ambulu | own | Malaysia | first-waiting
     Ahmad Fauzan | returnee | Sabrang | | own | Malaysia | reading
     Pak Sutrisno | family | Wonoasri | | none | | invited`,
  ),
];
