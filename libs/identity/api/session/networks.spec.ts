import { networkOf } from './caller';
import { deviceName } from './device-name';
import { firstNameOf, initialsOf } from './person-words';

describe('an address', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::99', '2001:db8:1:2::/64'],
    ['2001:0db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('%s counts as %s', (ip, network) => {
    expect(networkOf(ip)).toBe(network);
  });
});

describe('a name', () => {
  it.each([
    ['Siti Aminah', 'Siti', 'SA'],
    ['  siti   nur  aminah ', 'siti', 'SA'],
    ['Sri', 'Sri', 'S'],
    ['Bu Sekar Arum', 'Bu Sekar', 'BA'],
    ['M. Yusuf', 'M. Yusuf', 'MY'],
    ['Hj. Siti Rohani', 'Hj. Siti', 'HR'],
    ['Baiq Hartini', 'Baiq', 'BH'],
    ["O'Neil d’Arc", "O'Neil", 'OD'],
    ['🌸 Bunga', 'Bunga', 'B'],
    ['12', '12', '?'],
    ['\u200fمريم بنت', '\u200fمريم', 'مب'],
  ])('%s is called %s and drawn as %s', (name, first, initials) => {
    expect(firstNameOf(name)).toBe(first);
    expect(initialsOf(name)).toBe(initials);
  });
});

describe('a device', () => {
  it('is named by browser and system', () => {
    const phone =
      'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/107.0.0.0 Mobile Safari/537.36';
    expect(deviceName(phone)).toBe('Chrome · Android');
    expect(deviceName('curl/8')).toBeNull();
    expect(deviceName(null)).toBeNull();
  });
});
