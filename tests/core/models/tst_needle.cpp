// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/needle.h"
#include "tests/support/program.h"

#include <QRandomGenerator>
#include <QTest>

using baton::models::Needle;

/// Finding a short text in many.
class TestNeedle : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void edges()
    {
        Needle needle;
        QVERIFY(needle.isIn("anything"));
        QVERIFY(needle.isIn({}));
        needle.set("order");
        QVERIFY(needle.isIn("order"));
        QVERIFY(needle.isIn("my order"));
        QVERIFY(needle.isIn("order 4411"));
        QVERIFY(!needle.isIn("orde"));
        QVERIFY(!needle.isIn({}));
        QVERIFY(!needle.isIn("ordde or"));
        needle.set("تسليم");
        QVERIFY(needle.isIn("عنوان التسليم؟"));
        QVERIFY(!needle.isIn("عنوان"));
    }

    void findsWhatAPlainSearchFinds()
    {
        QRandomGenerator random(7);
        const auto made = [&random](quint32 most) {
            QByteArray text;
            for (auto left = random.bounded(most); left > 0; --left)
                text += char('a' + random.bounded(3));
            return text;
        };
        int found = 0;
        for (int i = 0; i < 20'000; ++i) {
            Needle needle;
            needle.set(made(6));
            const auto text = made(20);
            QCOMPARE(needle.isIn(text), text.contains(needle.pattern()));
            found += needle.isIn(text) ? 1 : 0;
        }
        QVERIFY(found > 1'000 && found < 19'000);
    }
};

BATON_PLAIN_TEST(TestNeedle)
#include "tst_needle.moc"
