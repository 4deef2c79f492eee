/**
 * Passwords, and stems of passwords, that guessing begins with: the heads of published lists of leaked passwords, and the words
 * that people in this programme are likely to pick. Small letters; compared whole and without what is commonly added around them.
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  `
    0123456789 0987654321 1029384756 1122334455 1212121212 123123123 1231231231 1234512345
    123454321 1234567890 12345678910 123456789a 1471471470 147258369 1q2w3e4r 1q2w3e4r5t
    1q2w3e4r5t6y 1qaz2wsx 1qaz2wsx3edc 5555555555 7777777777 9876543210 a1b2c3d4e5 aaaaaaaaaa
    abc123456 abcdefg abcdefghij abcdefghijkl admin adminadmin administrator agustus aku
    akucintakamu alhamdulillah allahuakbar anakku android april arema arsenal asdfghjkl
    asdfghjkl;' assalamualaikum astaghfirullah august autumn bandung barcelona baseball
    basketball batman bismillah bismillahirrahmanirrahim bukalapak changeme changemenow chelsea
    cintaku computer dangdut december default desember doraemon dragon facebook fasilitator
    februari february florestimur football friday garuda garudaindonesia gojek google guest ibuku
    ilovegod ilovemylife iloveyou indonesia indonesiaku indonesiamerdeka indonesiaraya indosat
    instagram internet iphone istriku jakarta januari january jember jennifer juli jumat juni
    juventus kamis kamusayang karawang katasandi katasandiku keluarga keluargaku koperasi kupang
    larantuka lembaga letmein letmeinnow liverpool lombok lomboktimur malang mamaku manchester
    manchesterunited maret master mataram merdeka michael minggu monday monkey muhammad
    mypassword naruto newpassword november nusatenggara october oktober oldpassword pancasila
    passpass password passwordku passwordsaya pekerjamigran pelatihan pemberdayaan pendamping
    persebaya persib persija peserta petugas pijar pijarindonesia princess purnapmi qazwsx
    qazwsxedc qwerty qwerty1234 qwertyuiop qwertyuiopasdf rabu rahasia rahasiaku realmadrid
    rhomairama sabtu samsung sandi sangatrahasia saturday sayang sayangkamu sayangku secret
    secretpassword selasa selong semarang senin september shadow shopee spongebob spring suamiku
    subhanallah summer sunday sunshine superadmin superman superuser surabaya telkomsel test
    test1234 testing thepassword tokopedia trustno upinipin welcome whatsapp winter wonosobo
    xiaomi yogyakarta youtube zaq12wsx zxcvbnm zxcvbnm,./
    `
    .trim()
    .split(/\s+/),
);
