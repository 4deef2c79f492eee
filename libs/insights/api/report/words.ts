import type { PersonRow, StuckReason, Waiting } from '@pijar/insights/contracts';

type Locale = 'id' | 'en';
export interface ReportWords {
  columns: Record<
    | 'number'
    | 'name'
    | 'phone'
    | 'sex'
    | 'kind'
    | 'device'
    | 'village'
    | 'community'
    | 'state'
    | 'stage'
    | 'nextStep'
    | 'lastActive'
    | 'waitingFor'
    | 'waitingDays'
    | 'stuck',
    string
  >;
  sex: Record<PersonRow['sex'], string>;
  kind: Record<PersonRow['kind'], string>;
  device: Record<PersonRow['device'], string>;
  state: Record<PersonRow['state'], string>;
  waiting: Record<Waiting, string>;
  stuck: Record<StuckReason, (days: number) => string>;
  allDone: string;
  chooseTrack: string;
  report: {
    title: string;
    cohort: string;
    organisation: string;
    place: string;
    made: string;
    reached: string;
    none: string;
    done: (stage: string) => string;
    total: string;
    notCounted: string;
    fewer: string;
    note: string;
  };
}

/** The words of files. The web has its own; these are the same ones, in the reader's language. */
export const reportWords: Record<Locale, ReportWords> = {
  id: {
    columns: {
      number: 'Nomor peserta',
      name: 'Nama',
      phone: 'Nomor HP',
      sex: 'Jenis kelamin',
      kind: 'Purna/keluarga',
      device: 'HP',
      village: 'Desa',
      community: 'Komunitas',
      state: 'Status',
      stage: 'Tahap',
      nextStep: 'Langkah berikutnya',
      lastActive: 'Terakhir aktif',
      waitingFor: 'Menunggu',
      waitingDays: 'Hari kerja menunggu',
      stuck: 'Mengapa tersendat',
    },
    sex: { female: 'Perempuan', male: 'Laki-laki', unknown: 'Tidak diketahui' },
    kind: { returnee: 'Purna PMI', family: 'Keluarga', unknown: 'Tidak diketahui' },
    device: { own: 'Sendiri', shared: 'Bersama', none: 'Tidak ada', unknown: 'Tidak diketahui' },
    state: {
      invited: 'Diundang',
      active: 'Aktif',
      paused: 'Jeda',
      left: 'Keluar',
      completed: 'Selesai',
    },
    waiting: {
      nobody: '',
      activation: 'Aktivasi akun',
      coach: 'Pendamping',
      herself: 'Peserta sendiri',
      session: 'Hari pertemuan',
    },
    stuck: {
      'never-activated': (days) => `Belum aktivasi ${days} hari`,
      'feedback-late': (days) => `Umpan balik ${days} hari kerja`,
      returned: (days) => `Perbaikan belum dikirim ${days} hari`,
      'missing-attendance': (days) => `Tidak hadir, ${days} hari lalu`,
      quiet: (days) => `Tidak ada kabar ${days} hari`,
    },
    allDone: 'Semua tahap selesai',
    chooseTrack: 'Memilih jalur',
    report: {
      title: 'Laporan angkatan',
      cohort: 'Angkatan',
      organisation: 'Lembaga',
      place: 'Tempat',
      made: 'Dibuat',
      reached: 'Capaian',
      none: 'Belum menyelesaikan tahap',
      done: (stage) => `Selesai sampai ${stage}`,
      total: 'Jumlah',
      notCounted: 'Tidak dihitung karena belum menyetujui',
      fewer: 'kurang dari 5',
      note: 'Sel di bawah 5, dan sel lain yang bisa membukanya, tidak ditampilkan agar tidak ada orang yang dapat dikenali.',
    },
  },
  en: {
    columns: {
      number: 'Participant number',
      name: 'Name',
      phone: 'Phone',
      sex: 'Sex',
      kind: 'Returnee/family',
      device: 'Phone use',
      village: 'Village',
      community: 'Community',
      state: 'State',
      stage: 'Stage',
      nextStep: 'Next step',
      lastActive: 'Last active',
      waitingFor: 'Waiting for',
      waitingDays: 'Working days waiting',
      stuck: 'Why stuck',
    },
    sex: { female: 'Female', male: 'Male', unknown: 'Unknown' },
    kind: { returnee: 'Returnee', family: 'Family', unknown: 'Unknown' },
    device: { own: 'Own', shared: 'Shared', none: 'None', unknown: 'Unknown' },
    state: {
      invited: 'Invited',
      active: 'Active',
      paused: 'Paused',
      left: 'Left',
      completed: 'Completed',
    },
    waiting: {
      nobody: '',
      activation: 'Activation',
      coach: 'Coach',
      herself: 'Participant',
      session: 'Planned session',
    },
    stuck: {
      'never-activated': (days) => `Not activated for ${days} days`,
      'feedback-late': (days) => `Feedback for ${days} working days`,
      returned: (days) => `Revision not sent for ${days} days`,
      'missing-attendance': (days) => `Absent, ${days} days ago`,
      quiet: (days) => `Quiet for ${days} days`,
    },
    allDone: 'All stages done',
    chooseTrack: 'Choose a track',
    report: {
      title: 'Cohort report',
      cohort: 'Cohort',
      organisation: 'Organisation',
      place: 'Place',
      made: 'Made',
      reached: 'Reached',
      none: 'No stage completed yet',
      done: (stage) => `Completed up to ${stage}`,
      total: 'Total',
      notCounted: 'Not counted, no consent yet',
      fewer: 'fewer than 5',
      note: 'Cells under 5, and further cells that would give them away, are not shown so that nobody can be recognised.',
    },
  },
};
