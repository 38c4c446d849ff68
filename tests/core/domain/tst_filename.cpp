// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/filename.h"
#include "core/domain/text.h"
#include "tests/support/program.h"

#include <QtTest>

using namespace baton;

/// What a stranger calls a file, and what it is called here.
class TestFileName : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesBecomePlain_data();
    void namesBecomePlain();
    void longNamesKeepTheirEnding();
};

void TestFileName::namesBecomePlain_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("plain");
    const std::pair<const char16_t*, const char16_t*> rows[] = {
        {u"invoice.pdf", u"invoice.pdf"},
        {u"تقرير نهائي.pdf", u"تقرير نهائي.pdf"},
        {u"家族の写真.jpg", u"家族の写真.jpg"},
        {u"party 🎉.png", u"party 🎉.png"},
        {u"../../etc/passwd", u"passwd"},
        {u"C:\\Users\\ada\\a.txt", u"a.txt"},
        {u"/", u"file"},
        {u"", u"file"},
        {u"...", u"file"},
        {u" \t ", u"file"},
        {u"\u200B\u202E", u"file"},
        {u".bashrc", u"bashrc"},
        {u"photo\u202Egpj.exe", u"photogpj.exe"},
        {u"a\u2066b\u2069c\u200Fd\u061C.txt", u"abcd.txt"},
        {u"a\u0000b\u0007c\u001B[31m.txt", u"a"},
        {u"a\u0007c\u001B[31m.txt", u"ac[31m.txt"},
        {u"two\nlines\r\n.txt", u"two lines .txt"},
        {u"a:b<c>d|e?f*g\"h.txt", u"a_b_c_d_e_f_g_h.txt"},
        {u"report.txt:hidden", u"report.txt_hidden"},
        {u"NUL", u"_NUL"},
        {u"nul.txt", u"_nul.txt"},
        {u"Com1.tar.gz", u"_Com1.tar.gz"},
        {u"COM¹.txt", u"_COM¹.txt"},
        {u"LPT9 .txt", u"_LPT9 .txt"},
        {u"CON.", u"_CON"},
        {u"console.txt", u"console.txt"},
        {u"trailing. . .", u"trailing"},
        {u"a  b.txt", u"a b.txt"}};
    int row = 0;
    for (const auto& [given, plain] : rows)
        QTest::addRow("%d", row++) << QString::fromUtf16(given) << QString::fromUtf16(plain);
    QTest::newRow("lone surrogate") << QString(QChar(0xD800)) + QStringLiteral("a.txt")
                                    << QStringLiteral("\uFFFDa.txt");
}

void TestFileName::namesBecomePlain()
{
    QFETCH(QString, given);
    QFETCH(QString, plain);
    QCOMPARE(plainFileName(given), plain);
    // What is plain stays so.
    QCOMPARE(plainFileName(plain), plain);
}

void TestFileName::longNamesKeepTheirEnding()
{
    const auto name = plainFileName(QString(500, u'a') + QStringLiteral(".pdf"));
    QCOMPARE(name.size(), 120);
    QVERIFY(name.endsWith(QStringLiteral("a.pdf")));
    QCOMPARE(plainFileName(QString(500, u'.') + QString(500, u'b')).size(), 120);
    QVERIFY(isWellFormed(plainFileName(QStringLiteral("😀").repeated(200))));
}

BATON_TEST(TestFileName)
#include "tst_filename.moc"
